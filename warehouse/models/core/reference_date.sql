-- The newest month that the deliveries cover to its end. A month counts as covered when
-- something was registered in its last seven days; otherwise the month before is the newest.
create table core.reference_date as
with registered as (
    select max(greatest(start_date, coalesce(end_date, start_date))) as day from staging.trajectory
),

planned as (
    select max(start_date) as day from staging.offer where start_date <= current_date
),

latest as (
    select coalesce(registered.day, planned.day, current_date) as day
    from registered cross join planned
)

select
    case
        when day > last_day(day) - 7 then last_day(day)
        else cast(date_trunc('month', day) as date) - 1
    end as reference_date
from latest;
