-- A municipality that merged keeps its own rows here; municipality_code is where it lies now.
create table staging.population as
with accepted as (
    from accepted.bevolking anti join staging.refused_line using (file_id, line)
)
select
    gemeente_code as delivered_code,
    coalesce(place.municipality_code, gemeente_code) as municipality_code,
    jaar as year,
    leeftijd_van as age_from,
    leeftijd_tot as age_to,
    aantal as inhabitants,
    status
from accepted
left join reference.municipality_place as place on place.delivered_code = gemeente_code;
