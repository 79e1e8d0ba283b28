-- The newest month that the deliveries cover to its end. A month counts when it holds at least a
-- tenth of what a usual month holds (a mistyped year is no month), and is covered to its end when
-- something was registered in its last seven days; otherwise the month before is the newest.
create table core.reference_date as
with registered as (
    select start_date as day, trajectory_count from staging.trajectory
    union all
    select end_date, trajectory_count from staging.trajectory where end_date is not null
),

months as (
    select date_trunc('month', day) as month, max(day) as newest_day, sum(trajectory_count) as events
    from registered
    group by all
),

covered as (
    select max(newest_day) as day
    from months
    where events >= 0.1 * (select median(events) from months)
),

planned as (
    select max(start_date) as day from staging.offer where start_date <= current_date
),

latest as (
    select coalesce(covered.day, planned.day, current_date) as day
    from covered cross join planned
)

select
    case
        when day > last_day(day) - 7 then last_day(day)
        else cast(date_trunc('month', day) as date) - 1
    end as reference_date
from latest;
