-- The same on the layout of then. Beside today's months those of then say what moved: when that is
-- a small number anywhere, every partnership that it moved from or to is withheld, for one would
-- follow from the others; so is one of which a month is hidden today. What is withheld is missing,
-- so that today's is not taken for it.
create table release.mart.participation_month_then as
with compared as (
    select
        past.area_code,
        bool_or(
            past.started <> coalesce(today.started, 0)
            or past.completed <> coalesce(today.completed, 0)
        ) as is_other,
        bool_or(
            abs(past.started - coalesce(today.started, 0)) between 1 and smallest_count - 1
            or abs(past.completed - coalesce(today.completed, 0)) between 1 and smallest_count - 1
        ) as is_small
    from core.participation_month_then as past
    left join (from core.participation_month where area_kind = 'rsv') as today
        using (area_code, month, variant_group)
    cross join reference.suppression
    group by past.area_code
),

withheld as (
    select area_code from compared where is_other and (select bool_or(is_small) from compared)
    union
    select area_code
    from core.published_month
    where area_kind = 'rsv' and (started is null or completed is null)
    union
    select area_code from core.published_then where area_kind = 'rsv' and is_suppressed
)

select
    area_code,
    month,
    variant_group,
    if(withheld.area_code is null, started, null)::double as started,
    if(withheld.area_code is null, completed, null)::double as completed,
    -- as on today's layout: what runs is known by month for the country only
    null::double as running
from core.participation_month_then as past
left join withheld using (area_code)
semi join (select distinct variant_group from core.publishable_month where area_kind = 'rsv')
    using (variant_group)
order by area_code, variant_group, month;
