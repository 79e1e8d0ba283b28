select years, trend
from mart.trend
where measure = $measure
    and variant_group = $variant_group
    and area_kind = $area_kind
    and area_code = $area_code;
