-- One slice for one kind of area, with names and direction beside it (a stock has none), and the
-- signal, which always speaks of regular starts in the period. On the layout of then, a
-- partnership or municipality for which that differs from today's is taken from there; signal and direction of a
-- partnership compare over time, so they exist on today's layout only.
with counts as (
    select *, area_code as compared_code, null as then_rsv_code
    from mart.participation
    where period = $period
        and measure = $measure
        and variant_group = $variant_group
        and area_kind = $area_kind
        and (
            $layout = 'today'
            or area_code not in (
                select area_code from mart.participation_then where period = $period
            )
            and ($area_kind <> 'rsv' or $period not in (select period from mart.participation_then))
        )
    union all by name
    select
        * exclude (rsv_code),
        if(area_kind = 'rsv', null, area_code) as compared_code,
        coalesce(rsv_code, '') as then_rsv_code
    from mart.participation_then
    where period = $period
        and measure = $measure
        and variant_group = $variant_group
        and area_kind = $area_kind
        and $layout = 'then'
),

placed as (
    select
        counts.* exclude (then_rsv_code),
        area.area_name,
        nullif(coalesce(then_rsv_code, area.rsv_code), '') as rsv_code
    from counts
    inner join mart.area as area using (area_kind, area_code)
)

select
    placed.* exclude (compared_code),
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
from placed
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = placed.rsv_code
left join mart.signal as signal
    on signal.area_kind = placed.area_kind
    and signal.area_code = placed.compared_code
    and signal.variant_group = 'regulier'
    and signal.period = placed.period
left join mart.direction as direction
    on direction.area_kind = placed.area_kind
    and direction.area_code = placed.compared_code
    and direction.variant_group = placed.variant_group
    and direction.measure = placed.measure
    and direction.period = placed.period
order by placed.area_name;
