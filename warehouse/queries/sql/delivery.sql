select delivery.*, rsv.area_name as rsv_name
from mart.delivery as delivery
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = delivery.rsv_code
order by rsv_code nulls last, input_name;
