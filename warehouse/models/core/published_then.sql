-- The same on the layout of then. Beside today's figure of a partnership, that of then says what
-- the municipalities that moved have together: with one of those hidden, it is not published.
create table core.published_then as
with moved as (
    select past.period, past.municipality_code, past.rsv_code as past_code, today.rsv_code
    from core.membership_then as past
    inner join core.municipality as today using (municipality_code)
    where past.rsv_code is distinct from today.rsv_code
),

affected as (
    select hidden.period, measure, variant_group, unnest([past_code, rsv_code]) as rsv_code
    from core.hidden_count as hidden
    inner join moved
        on moved.period = hidden.period
        and hidden.area_kind = 'municipality'
        and hidden.area_code = moved.municipality_code
),

hidden as (
    select period, measure, variant_group, area_kind, area_code
    from core.hidden_count
    union
    select period, measure, variant_group, 'rsv', rsv_code
    from affected
    where rsv_code is not null
)

select
    counts.* replace (if(hidden.period is null, counts.trajectory_count, null) as trajectory_count),
    hidden.period is not null as is_suppressed
from core.participation_then as counts
semi join core.published_slice using (period, measure, variant_group)
left join hidden using (period, measure, variant_group, area_kind, area_code);
