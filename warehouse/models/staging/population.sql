create table staging.population as
with accepted as (
    from accepted.bevolking anti join staging.refused_line using (file_id, line)
)
select
    gemeente_code as municipality_code,
    jaar as year,
    leeftijd_van as age_from,
    leeftijd_tot as age_to,
    aantal as inhabitants,
    status
from accepted;
