-- What a partnership shows of its commitments on a day: meetings held in the twelve months before,
-- and whether someone is appointed. Null where that input was not delivered for it.
with appointment as (
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
    cast(meeting.held as double) as meetings,
    cast(appointment.is_appointed as double) as is_appointed
from mart.rsv_on(cast($reference_date as date)) as rsv
left join mart.meetings_on(cast($reference_date as date)) as meeting
    on meeting.rsv_code = rsv.rsv_code
left join appointment on appointment.rsv_code = rsv.rsv_code
where rsv.has_begun and not rsv.has_ended
order by rsv.rsv_code;
