-- One slice for one kind of area, with names and direction beside it (a stock has none), and the
-- signal, which always speaks of regular starts in the last 12 months.
select
    counts.*,
    area.area_name,
    area.rsv_code,
    rsv.area_name as rsv_name,
    signal.signal,
    direction.own_ratio,
    direction.own_lower_95,
    direction.own_upper_95,
    direction.own_direction,
    direction.relative_ratio,
    direction.adjusted_relative_lower_95,
    direction.adjusted_relative_upper_95,
    direction.relative_direction
from mart.participation as counts
inner join mart.area as area using (area_kind, area_code)
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
left join mart.signal as signal
    on signal.area_kind = counts.area_kind
    and signal.area_code = counts.area_code
    and signal.variant_group = 'regulier'
left join mart.direction as direction
    on direction.area_kind = counts.area_kind
    and direction.area_code = counts.area_code
    and direction.variant_group = counts.variant_group
    and direction.measure = counts.measure
where counts.period = $period
    and counts.measure = $measure
    and counts.variant_group = $variant_group
    and counts.area_kind = $area_kind
order by area.area_name;
