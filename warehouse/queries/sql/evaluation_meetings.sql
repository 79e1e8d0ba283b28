-- Every partnership that has begun and goes on, with its evaluation meeting: the first within the
-- months agreed on, or else the first of all. Held or planned is for the reader: the day is not
-- compared here.
with evaluation as (
    select
        rsv_code,
        meeting_date,
        attendees,
        meeting_date between cast($first_day as date) and cast($last_day as date) as is_within
    from mart.meeting
    where meeting_kind = 'evaluatie'
    qualify row_number() over (partition by rsv_code order by is_within desc, meeting_date) = 1
)

select
    rsv.rsv_code,
    rsv.rsv_name,
    rsv.rsv_code in (select rsv_code from mart.meeting) as has_meetings,
    evaluation.meeting_date,
    evaluation.attendees,
    evaluation.is_within
from mart.rsv_on(cast($reference_date as date)) as rsv
left join evaluation using (rsv_code)
where rsv.has_begun and not rsv.has_ended
order by rsv.rsv_name;
