-- Every partnership, and whether its last municipality had left it before a day.
create macro release.mart.rsv_on(in_day) as table
with last_day as (
    select rsv_code, max(coalesce(valid_to, date '9999-12-31')) as last_day
    from release.mart.membership
    group by all
)

select
    area.area_code as rsv_code,
    area.area_name as rsv_name,
    coalesce(last_day.last_day < in_day, false) as has_ended
from release.mart.area as area
left join last_day on last_day.rsv_code = area.area_code
where area.area_kind = 'rsv';
