-- Elke cel van deelname hoort precies één keer voor te komen.
select period, measure, variant_group, area_kind, area_code, count(*) as times
from release.mart.participation
group by all
having count(*) > 1
union all
select period, measure, variant_group, area_kind, area_code, count(*)
from release.mart.participation_then
group by all
having count(*) > 1;
