-- Every nomination and appointment that holds on a day or begins later, as delivered.
select
    appointment.rsv_code,
    coalesce(rsv.area_name, appointment.rsv_code) as rsv_name,
    appointment.role,
    appointment.appointment_step,
    appointment.fte,
    appointment.valid_from,
    appointment.valid_to,
    appointment.valid_from > cast($reference_date as date) as is_to_come,
    appointment.file_name,
    appointment.line
from mart.appointment as appointment
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = appointment.rsv_code
where coalesce(appointment.valid_to, date '9999-12-31') >= cast($reference_date as date)
order by rsv_name, appointment.valid_from, appointment.file_name, appointment.line;
