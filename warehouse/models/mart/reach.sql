-- Which municipalities lie within 20 km of which young people; etl/transform/reach.py.
create table release.mart.reach as
select
    point_id::integer as point_id,
    municipality_code,
    distance_km::decimal(4, 2) as distance_km
from computed_reach
order by municipality_code, point_id;
