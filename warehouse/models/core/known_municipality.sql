-- Missing is never 0: in a period a municipality's count is known when its partnership delivered.
-- It did when at least a tenth of its residents' starts are its own (core.own_start): the rest may
-- be residents in projects of others. Only then does "no rows" mean nobody. A municipality without
-- a partnership is known when it has starts itself.
create table core.known_municipality as
with delivered as (
    select period.period, own.rsv_code
    from core.own_start as own
    inner join core.period as period
        on own.month between period.first_month and period.last_month
    group by all
    having sum(own_starts) >= 0.1 * sum(starts) and sum(own_starts) > 0
),

on_its_own as (
    select distinct period.period, municipality.municipality_code
    from core.trajectory_month as trajectory
    inner join core.municipality as municipality using (municipality_code)
    inner join core.period as period
        on trajectory.month between period.first_month and period.last_month
    where trajectory.measure = 'started' and municipality.rsv_code is null
)

select delivered.period, municipality.municipality_code
from delivered
inner join core.municipality as municipality using (rsv_code)
union all
select period, municipality_code from on_its_own;
