-- Every published period of one partnership, on today's layout or on that of the period's end.
with counts as (
    select *
    from mart.participation
    where $layout = 'today' or period not in (select period from mart.participation_then)
    union all by name
    select * exclude (rsv_code)
    from mart.participation_then
    where $layout = 'then'
)

select
    period.label,
    counts.trajectory_count,
    counts.is_suppressed,
    counts.rate_per_1000,
    counts.adjusted_lower_95_per_1000,
    counts.adjusted_upper_95_per_1000,
    counts.national_per_1000,
    counts.known_municipalities
from counts
inner join mart.period as period using (period)
where counts.area_kind = 'rsv'
    and counts.area_code = $rsv_code
    and counts.measure = $measure
    and counts.variant_group = $variant_group
    and period.last_day <= cast($until as date)
order by period.sort_order;
