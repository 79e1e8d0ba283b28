-- Ook op de indeling van toen horen de RSV's samen het landelijke totaal te geven.
with totals as (
    select period, measure, variant_group, sum(trajectory_count) as rsvs
    from core.participation_then
    where area_kind = 'rsv'
    group by all
),

outside as (
    select counts.period, counts.measure, counts.variant_group,
        sum(counts.trajectory_count) as outside
    from core.participation_municipality as counts
    inner join core.membership_then as past using (period, municipality_code)
    where past.rsv_code is null
    group by all
)

select country.period, country.measure, country.variant_group, country.trajectory_count, rsvs, outside
from core.participation_area as country
left join totals using (period, measure, variant_group)
left join outside using (period, measure, variant_group)
where country.area_kind = 'country'
    and country.period in (select period from core.membership_then)
    and country.trajectory_count is distinct from coalesce(rsvs, 0) + coalesce(outside, 0);
