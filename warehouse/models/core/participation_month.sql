-- Monthly flows and the running stock per area on today's layout. Months before the first and after
-- the last delivered month do not exist; within them an area of its partnership has 0. The country
-- is the sum of the municipalities that are known, as it is in a period: residents of a region that
-- did not deliver would show as a small difference between the two.
create table core.participation_month as
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
    select rsv_code, min(month) as first_month, max(month) as last_month
    from core.own_start
    group by rsv_code
    having sum(own_starts) > 0
),

known as (
    select municipality.municipality_code, municipality.month
    from core.municipality_month as municipality
    inner join delivered
        on delivered.rsv_code = municipality.rsv_code
        and municipality.month between delivered.first_month and delivered.last_month
    union all
    select municipality_code, month
    from core.trajectory_month
    inner join core.municipality_month as municipality using (municipality_code, month)
    where measure = 'started' and municipality.rsv_code is null
),

area as (
    select
        member.area_kind,
        member.area_code,
        min(known.month) as first_month,
        max(known.month) as last_month
    from core.area_municipality as member
    inner join known using (municipality_code)
    where member.area_kind = 'municipality'
    group by all
    union all
    select 'rsv', rsv_code, first_month, last_month
    from delivered
    where rsv_code in (select rsv_code from core.municipality)
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
),

-- the stock counts from the very first month: who is running may have started before the months
-- that are shown
every_month as (
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
        )::bigint as running,
        months.month between area.first_month and area.last_month as is_known
    from area
    cross join months
    cross join (select distinct variant_group from core.variant_group) as groups
    left join flow
        on flow.area_kind = area.area_kind
        and flow.area_code = area.area_code
        and flow.month = months.month
        and flow.variant_group = groups.variant_group
)

select * exclude (is_known)
from every_month
where is_known
union all
select 'country', 'NL', month, variant_group, sum(started)::bigint, sum(completed)::bigint,
    sum(stopped)::bigint, sum(running)::bigint
from every_month
where is_known and area_kind = 'municipality'
group by month, variant_group
order by area_kind, area_code, variant_group, month;
