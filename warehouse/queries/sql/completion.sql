select completion.*, area.area_name
from mart.completion as completion
inner join mart.area as area using (area_kind, area_code)
where period = $period and variant_group = $variant_group and area_kind = $area_kind
order by area.area_name;
