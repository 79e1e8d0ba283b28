-- What a partnership shows of its commitments on a day: meetings held in the twelve months before,
-- and whether someone is appointed. Null where that input was not delivered for it.
with meeting as (
    select
        rsv_code,
        count(*) filter (
            meeting_kind = 'overleg'
            and meeting_date <= cast($reference_date as date)
            and meeting_date > cast($reference_date as date) - interval 1 year
        ) as meetings
    from mart.meeting
    group by all
),

appointment as (
    select
        rsv_code,
        coalesce(
            bool_or(
                appointment_step = 'aangesteld'
                and cast($reference_date as date)
                    between valid_from and coalesce(valid_to, date '9999-12-31')
            ),
            false
        ) as is_appointed
    from mart.appointment
    group by all
)

select
    rsv.rsv_code as area_code,
    cast(meeting.meetings as double) as meetings,
    cast(appointment.is_appointed as double) as is_appointed
from mart.rsv_on(cast($reference_date as date)) as rsv
left join meeting using (rsv_code)
left join appointment using (rsv_code)
where rsv.has_begun and not rsv.has_ended
order by rsv.rsv_code;
