-- The same on the layout of then. Beside today's months those of then say what moved: where that is a
-- small number in any month, or one of today's months is hidden, a partnership has none.
create table release.mart.participation_month_then as
with compared as (
    select
        past.*,
        abs(past.started - coalesce(today.started, 0)) as started_moved,
        abs(past.completed - coalesce(today.completed, 0)) as completed_moved,
        shown.area_code is not null and (shown.started is null or shown.completed is null) as is_hidden
    from core.participation_month_then as past
    left join core.participation_month as today
        on today.area_kind = 'rsv'
        and today.area_code = past.area_code
        and today.month = past.month
        and today.variant_group = past.variant_group
    left join core.published_month as shown
        on shown.area_kind = 'rsv'
        and shown.area_code = past.area_code
        and shown.month = past.month
        and shown.variant_group = past.variant_group
    semi join (select distinct variant_group from core.publishable_month where area_kind = 'rsv')
        as published on published.variant_group = past.variant_group
),

withheld as (
    select area_code
    from compared
    cross join reference.suppression
    group by area_code
    having bool_or(
        is_hidden
        or started_moved between 1 and smallest_count - 1
        or completed_moved between 1 and smallest_count - 1
    )
)

select
    area_code,
    month,
    variant_group,
    started::double as started,
    completed::double as completed,
    -- as on today's layout: what runs is known by month for the country only
    null::double as running
from compared
anti join withheld using (area_code)
order by area_code, variant_group, month;
