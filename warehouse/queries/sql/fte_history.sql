-- Appointed fte from each day on which it changed, up to and including a day, for every partnership
-- and the country. After the last day of an appointment its fte is gone.
with change as (
    select rsv_code, valid_from as day, fte as change
    from mart.appointment
    where appointment_step = 'aangesteld'
    union all
    select rsv_code, cast(valid_to as date) + 1, -fte
    from mart.appointment
    where appointment_step = 'aangesteld' and valid_to is not null
),

of_area as (
    select area.area_code, area.area_name, change.day, round(sum(change), 6) as change
    from change
    inner join mart.area as area
        on area.area_kind = 'rsv' and area.area_code = change.rsv_code
        or area.area_kind = 'country'
        and change.rsv_code in (select area_code from mart.area where area_kind = 'rsv')
    where change.day <= cast($reference_date as date)
    group by all
)

select
    area_code,
    area_name,
    day,
    change,
    round(sum(change) over (partition by area_code order by day), 6) as fte
from of_area
where change <> 0
order by area_code, day;
