-- Points that stand for the young people of a municipality; computed in etl/geometry/demand.py.
create table release.mart.demand_point as
select
    point_id::integer as point_id,
    municipality_code,
    h3_cell,
    h3_wide_cell,
    youth_share
from computed_demand_point
order by point_id;
