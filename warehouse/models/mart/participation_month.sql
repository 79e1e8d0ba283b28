-- Monthly flows and the running stock on today's layout, for trend lines.
create table release.mart.participation_month as
from core.published_month
order by area_kind, area_code, variant_group, month;
