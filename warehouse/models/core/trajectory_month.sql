-- Trajectories that started, were completed or stopped, per month, home municipality, variant.
create table core.trajectory_month as
select
    'started' as measure,
    cast(date_trunc('month', start_date) as date) as month,
    municipality_code,
    variant,
    sum(trajectory_count) as trajectory_count
from staging.trajectory
group by all
union all
select
    case status when 'afgerond' then 'completed' else 'stopped' end,
    cast(date_trunc('month', end_date) as date),
    municipality_code,
    variant,
    sum(trajectory_count)
from staging.trajectory
where end_date is not null
group by all;
