-- Monthly flows and the running stock per area, for trend lines. Months before the first and
-- after the last delivered month do not exist; within them an area of its partnership has 0.
create table release.mart.participation_month as
with months as (
    select unnest(generate_series(first_month, last_month, interval 1 month))::date as month
    from (
        select
            min(month) as first_month,
            (select date_trunc('month', reference_date) from core.reference_date) as last_month
        from core.trajectory_month
    )
),

-- a partnership that delivered has months from its first to its last start; the rest is unknown
delivered as (
    select municipality.municipality_code, own.first_month, own.last_month
    from (
        select rsv_code, min(month) as first_month, max(month) as last_month
        from core.own_start
        group by rsv_code
        having sum(own_starts) > 0
    ) as own
    inner join core.municipality as municipality using (rsv_code)
    union all
    select municipality_code, min(month), max(month)
    from core.trajectory_month
    inner join core.municipality as municipality using (municipality_code)
    where measure = 'started' and municipality.rsv_code is null
    group by municipality_code
),

area as (
    select
        member.area_kind,
        member.area_code,
        min(delivered.first_month) as first_month,
        max(delivered.last_month) as last_month
    from core.area_municipality as member
    inner join delivered using (municipality_code)
    group by all
),

flow as (
    select
        member.area_kind,
        member.area_code,
        trajectory.month,
        variant_group.variant_group,
        sum(trajectory_count) filter (measure = 'started') as started,
        sum(trajectory_count) filter (measure = 'completed') as completed,
        sum(trajectory_count) filter (measure = 'stopped') as stopped
    from core.trajectory_month as trajectory
    inner join core.variant_group as variant_group using (variant)
    inner join core.area_municipality as member using (municipality_code)
    group by all
)

select
    area.area_kind,
    area.area_code,
    months.month,
    groups.variant_group,
    coalesce(flow.started, 0)::bigint as started,
    coalesce(flow.completed, 0)::bigint as completed,
    coalesce(flow.stopped, 0)::bigint as stopped,
    sum(
        coalesce(flow.started, 0) - coalesce(flow.completed, 0) - coalesce(flow.stopped, 0)
    ) over (
        partition by area.area_kind, area.area_code, groups.variant_group order by months.month
    )::bigint as running
from area
inner join months on months.month between area.first_month and area.last_month
cross join (select distinct variant_group from core.variant_group) as groups
left join flow
    on flow.area_kind = area.area_kind
    and flow.area_code = area.area_code
    and flow.month = months.month
    and flow.variant_group = groups.variant_group
order by area.area_kind, area.area_code, groups.variant_group, months.month;
