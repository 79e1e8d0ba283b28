-- Every partnership, whether its first municipality had joined it by a day, and whether the last had
-- left before. One that never has a municipality has begun and goes on.
create macro release.mart.rsv_on(in_day) as table
with span as (
    select
        rsv_code,
        min(valid_from) as first_day,
        max(coalesce(valid_to, date '9999-12-31')) as last_day
    from release.mart.membership
    group by all
)

select
    area.area_code as rsv_code,
    area.area_name as rsv_name,
    coalesce(span.first_day <= in_day, true) as has_begun,
    coalesce(span.last_day < in_day, false) as has_ended
from release.mart.area as area
left join span on span.rsv_code = area.area_code
where area.area_kind = 'rsv';
