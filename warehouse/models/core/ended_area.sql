-- Trajectories that ended in a period, completed or stopped, for known municipalities.
create table core.ended_area as
select
    period.period,
    variant_group.variant_group,
    member.area_kind,
    member.area_code,
    coalesce(sum(trajectory_count) filter (measure = 'completed'), 0)::bigint as completed,
    coalesce(sum(trajectory_count) filter (measure = 'stopped'), 0)::bigint as stopped
from core.trajectory_month as trajectory
inner join core.variant_group as variant_group using (variant)
inner join core.period as period
    on trajectory.month between period.first_month and period.last_month
inner join core.known_municipality as known
    on known.period = period.period and known.municipality_code = trajectory.municipality_code
inner join core.area_municipality as member
    on member.municipality_code = trajectory.municipality_code
where measure in ('completed', 'stopped') and member.area_kind <> 'province'
group by all;
