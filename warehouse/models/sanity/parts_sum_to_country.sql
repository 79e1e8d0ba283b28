-- De gemeenten en de RSV's samen horen het landelijke totaal te geven.
with totals as (
    select
        period,
        measure,
        variant_group,
        sum(trajectory_count) filter (area_kind = 'country') as country,
        sum(trajectory_count) filter (area_kind = 'municipality') as municipalities,
        sum(trajectory_count) filter (area_kind = 'rsv') as rsvs
    from core.participation_area
    group by all
),

without_rsv as (
    select period, measure, variant_group, sum(trajectory_count) as outside
    from core.participation_municipality
    inner join core.municipality using (municipality_code)
    where rsv_code is null
    group by all
)

select totals.*
from totals
left join without_rsv using (period, measure, variant_group)
where country is distinct from municipalities
    or country is distinct from coalesce(rsvs, 0) + coalesce(outside, 0);
