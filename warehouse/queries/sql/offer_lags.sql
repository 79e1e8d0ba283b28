select lag.*, area.area_name as rsv_name, list.label
from mart.offer_lag as lag
inner join mart.area as area on area.area_kind = 'rsv' and area.area_code = lag.rsv_code
inner join mart.code_list as list on list.list = lag.dimension and list.code = lag.code
where lag.stand = $stand and lag.dimension = $dimension and ($rsv_code is null or lag.rsv_code = $rsv_code)
order by area.area_name, lag.rsv_code, list.sort_order;
