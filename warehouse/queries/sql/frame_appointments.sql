-- Every nomination and appointment, and whether it runs on one day.
select
    *,
    valid_from <= cast($reference_date as date)
    and coalesce(valid_to, date '9999-12-31') >= cast($reference_date as date) as is_current
from mart.appointment
order by rsv_code, valid_from, file_name, line;
