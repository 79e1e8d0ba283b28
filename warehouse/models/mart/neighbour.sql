-- Municipalities that touch, both ways; from the shipped reference data.
create table release.mart.neighbour as
select distinct municipality_code, neighbour_code
from (
    select municipality_code, neighbour_code from computed_neighbour
    union all
    select neighbour_code, municipality_code from computed_neighbour
)
order by municipality_code, neighbour_code;
