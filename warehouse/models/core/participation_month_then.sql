-- Months of partnerships on the layout of then (that of the month's last day), for the months in
-- which it is not today's. The stock goes along with a municipality that moves.
create table core.participation_month_then as
with changed as (
    select distinct past.month
    from core.municipality_month as past
    inner join core.municipality as today using (municipality_code)
    where past.rsv_code is distinct from today.rsv_code
),

delivered as (
    select rsv_code, min(month) as first_month, max(month) as last_month
    from core.own_start
    group by rsv_code
    having sum(own_starts) > 0
)

select
    past.rsv_code as area_code,
    months.month,
    months.variant_group,
    sum(months.started)::bigint as started,
    sum(months.completed)::bigint as completed,
    sum(months.stopped)::bigint as stopped,
    sum(months.running)::bigint as running
from core.participation_month as months
inner join core.municipality_month as past
    on past.month = months.month and past.municipality_code = months.area_code
inner join delivered
    on delivered.rsv_code = past.rsv_code
    and months.month between delivered.first_month and delivered.last_month
semi join changed on changed.month = months.month
where months.area_kind = 'municipality'
group by all
order by area_code, months.variant_group, months.month;
