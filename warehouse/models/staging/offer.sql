create table staging.offer as
with accepted as (
    from accepted.aanbod anti join staging.refused_line using (file_id, line)
)
select
    aanbod_id as offer_id,
    naam as offer_name,
    organisatie as organisation,
    thema as themes,
    variant,
    moment,
    doelgroep as target_groups,
    gemeente_code as municipality_codes,
    plaatsen as places,
    startdatum as start_date,
    einddatum as end_date
from accepted;
