select area.*, rsv.area_name as rsv_name
from mart.area as area
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
order by area.area_name;
