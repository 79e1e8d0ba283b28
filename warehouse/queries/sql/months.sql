select month, started, completed, stopped, running
from mart.participation_month
where area_kind = $area_kind and area_code = $area_code and variant_group = $variant_group
order by month;
