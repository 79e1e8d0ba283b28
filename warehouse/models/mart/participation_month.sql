-- Monthly flows and the running stock on today's layout, for trend lines.
create table release.mart.participation_month as
from core.publishable_month
anti join core.withheld_month using (area_kind, area_code, variant_group)
order by area_kind, area_code, variant_group, month;
