-- Completed and stopped of partnerships and the country; where one is hidden, so is the other.
create table core.published_completion as
with hidden as (
    select distinct period, variant_group, area_kind, area_code
    from core.hidden_count
    where measure in ('completed', 'stopped')
)

select
    ended.* replace (
        if(hidden.period is null, completed, null) as completed,
        if(hidden.period is null, stopped, null) as stopped
    ),
    hidden.period is not null as is_suppressed
from core.ended_area as ended
semi join (from core.published_slice where measure = 'stopped') using (period, variant_group)
left join hidden using (period, variant_group, area_kind, area_code)
where ended.area_kind in ('rsv', 'country');
