-- What is odd in the delivered appointments, with the row it was read from; nothing is left out of
-- the figures because of it.
with appointment as (
    select
        appointment.*,
        rsv.area_name,
        coalesce(rsv.area_name, appointment.rsv_code) as rsv_name,
        coalesce(valid_to, date '9999-12-31') as last_day,
        row_number() over (order by file_name, line) as row_number
    from mart.appointment as appointment
    left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = appointment.rsv_code
)

select
    case when fte < $lowest then 'below' else 'above' end as remark,
    rsv_code, rsv_name, file_name, line, fte, valid_from as first_day, valid_to as last_day,
    null as other_file_name, null as other_line
from appointment
where fte not between $lowest and $highest
union all by name
select
    'unknown_rsv' as remark,
    rsv_code, rsv_name, file_name, line, fte, valid_from as first_day, valid_to as last_day
from appointment
where area_name is null
union all by name
select
    'overlap' as remark,
    one.rsv_code, one.rsv_name, one.file_name, one.line,
    one.fte + other.fte as fte,
    greatest(one.valid_from, other.valid_from) as first_day,
    nullif(least(one.last_day, other.last_day), date '9999-12-31') as last_day,
    other.file_name as other_file_name,
    other.line as other_line
from appointment as one
inner join appointment as other
    on one.rsv_code = other.rsv_code
    and one.row_number < other.row_number
    and one.valid_from <= other.last_day
    and other.valid_from <= one.last_day
where one.appointment_step = 'aangesteld' and other.appointment_step = 'aangesteld'
order by rsv_name, file_name, line, remark, other_file_name, other_line;
