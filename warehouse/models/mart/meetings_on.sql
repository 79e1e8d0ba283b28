-- Of every partnership that ever delivered a meeting: the meetings held in the year up to a day, and
-- how many are asked. `in_asked` is for a whole year; it goes down, in whole meetings, with the days
-- since the partnership began or, if later, since someone was first appointed.
create macro release.mart.meetings_on(in_day, in_asked := null) as table
with year as (
    select cast(cast(in_day as date) - interval 1 year as date) as before
),

began as (
    select rsv_code, min(valid_from) as first_day
    from release.mart.membership
    group by all
),

appointed as (
    select rsv_code, min(valid_from) as first_day
    from release.mart.appointment
    where appointment_step = 'aangesteld' and valid_from <= in_day
    group by all
),

counted as (
    select
        meeting.rsv_code,
        count(*) filter (
            meeting_kind = 'overleg' and meeting_date > before and meeting_date <= in_day
        ) as held,
        -- greatest skips what is missing
        cast(
            max(greatest(before + 1, began.first_day, appointed.first_day)) as date
        ) as counted_from,
        in_day - max(before) as year_days
    from release.mart.meeting as meeting
    cross join year
    left join began on began.rsv_code = meeting.rsv_code
    left join appointed on appointed.rsv_code = meeting.rsv_code
    group by meeting.rsv_code
)

select
    rsv_code,
    held,
    counted_from,
    cast(
        greatest(in_asked * (in_day - counted_from + 1) // year_days, 0) as integer
    ) as asked
from counted;
