-- computed_participation comes from etl/transform/participation.py
create table release.mart.participation as
-- a count that may be hidden is a double: pandas then knows one kind of missing
select * replace (trajectory_count::double as trajectory_count)
from computed_participation
order by period, measure, variant_group, area_kind, area_code;
