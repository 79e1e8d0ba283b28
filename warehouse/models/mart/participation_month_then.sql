-- The same on the layout of then. Beside today's months those of then say what moved: with a small
-- number of those, or today's months withheld, a partnership's are not published.
create table release.mart.participation_month_then as
with today as (
    from core.participation_month where area_kind = 'rsv'
),

withheld as (
    select past.area_code
    from core.participation_month_then as past
    left join today using (area_code, month, variant_group)
    cross join reference.suppression
    group by past.area_code
    having bool_or(
        abs(past.started - coalesce(today.started, 0)) between 1 and smallest_count - 1
        or abs(past.completed - coalesce(today.completed, 0)) between 1 and smallest_count - 1
        or abs(past.stopped - coalesce(today.stopped, 0)) between 1 and smallest_count - 1
        or abs(past.running - coalesce(today.running, 0)) between 1 and smallest_count - 1
    )
    union
    select area_code from core.withheld_month where area_kind = 'rsv'
)

select past.*
from core.participation_month_then as past
anti join withheld using (area_code)
semi join (select distinct variant_group from core.publishable_month where area_kind = 'rsv')
    using (variant_group)
order by area_code, variant_group, month;
