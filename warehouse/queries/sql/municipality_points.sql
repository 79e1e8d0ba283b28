-- Where every municipality of today, or of one partnership, is taken to be; for a map.
select
    area.area_code,
    area.area_name,
    area.rsv_code,
    point.longitude,
    point.latitude
from mart.municipality_point as point
inner join mart.area as area
    on area.area_kind = 'municipality' and area.area_code = point.municipality_code
where $rsv_code is null or area.rsv_code = $rsv_code
order by area.area_name, area.area_code;
