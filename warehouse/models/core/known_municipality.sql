-- Missing is never 0: in a period a municipality's count is known when its partnership
-- delivered at least one start in that period. Only then does "no rows" mean nobody.
create table core.known_municipality as
with delivered as (
    select distinct period.period, municipality.rsv_code
    from core.trajectory_month as trajectory
    inner join core.municipality as municipality using (municipality_code)
    inner join core.period as period
        on trajectory.month between period.first_month and period.last_month
    where trajectory.measure = 'started'
)

select period, municipality_code
from delivered
inner join core.municipality as municipality
    on delivered.rsv_code is not distinct from municipality.rsv_code;
