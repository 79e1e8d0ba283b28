-- Every count of young people of a published slice, before small ones are hidden. How many stopped
-- is held against the same rules, since completed and ended are shown side by side.
create table core.countable as
select period, measure, variant_group, area_kind, area_code, trajectory_count
from core.participation_area
semi join core.published_slice using (period, measure, variant_group)
union all
select period, 'stopped', variant_group, area_kind, area_code, stopped
from core.ended_area
semi join (from core.published_slice where measure = 'stopped') using (period, variant_group);
