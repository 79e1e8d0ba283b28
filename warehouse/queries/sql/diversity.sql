select diversity.*, area.area_name
from mart.diversity as diversity
inner join mart.area as area using (area_kind, area_code)
where stand = $stand and dimension = $dimension and weight = $weight
order by area.area_kind, area.area_name, area.area_code, hill_order;
