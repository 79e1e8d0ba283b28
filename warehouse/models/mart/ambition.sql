-- Targets as delivered; what was reached follows from mart.growth_month.
create table release.mart.ambition as
select area_code, year, measure, target, status
from staging.ambition
order by year, measure, area_code;
