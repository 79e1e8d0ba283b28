create table staging.offer as
with accepted as (
    from accepted.aanbod anti join staging.refused_line using (file_id, line)
)
select
    aanbod_id as offer_id,
    naam as offer_name,
    organisatie as organisation,
    -- a theme that is not in the list comes in as 'overig:<text>'
    list_distinct(list_transform(thema, lambda theme: split_part(theme, ':', 1))) as themes,
    variant,
    moment,
    doelgroep as target_groups,
    gemeente_code as municipality_codes,
    plaatsen as places,
    startdatum as start_date,
    einddatum as end_date
from accepted;
