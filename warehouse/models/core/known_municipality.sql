-- Missing is never 0: in a period a municipality's count is known when its partnership delivered.
-- It did when at least a tenth of its residents' starts are its own (core.own_start): the rest may
-- be residents in projects of others. Only then does "no rows" mean nobody. A municipality without
-- a partnership is known when it has starts itself. One that moved within the period is known when
-- every partnership it was in delivered. What is known follows the layout of then, so that it is
-- the same whatever layout a figure is shown on.
create table core.known_municipality as
with delivered as (
    select period.period, own.rsv_code
    from core.own_start as own
    inner join core.period as period
        on own.month between period.first_month and period.last_month
    group by all
    having sum(own_starts) >= 0.1 * sum(starts) and sum(own_starts) > 0
),

with_starts as (
    select distinct period.period, trajectory.municipality_code
    from core.trajectory_month as trajectory
    inner join core.period as period
        on trajectory.month between period.first_month and period.last_month
    where trajectory.measure = 'started'
),

membership as (
    select distinct period.period, municipality.municipality_code, municipality.rsv_code
    from core.period as period
    inner join core.municipality_month as municipality
        on municipality.month between period.first_month and period.last_month
)

select membership.period, membership.municipality_code
from membership
left join delivered using (period, rsv_code)
left join with_starts
    on with_starts.period = membership.period
    and with_starts.municipality_code = membership.municipality_code
group by all
having bool_and(
    delivered.rsv_code is not null
    or (membership.rsv_code is null and with_starts.municipality_code is not null)
);
