from mart.dispersion
where period = $period
    and measure = $measure
    and variant_group = $variant_group
    and area_kind = $area_kind;
