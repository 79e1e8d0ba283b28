-- What may be known of a month: a hidden count is missing.
create table core.published_month as
with hidden as (
    select
        area_kind,
        area_code,
        variant_group,
        month::date as month,
        bool_or(measure = 'started') as hides_started,
        bool_or(measure = 'completed') as hides_completed,
        bool_or(measure = 'running') as hides_running
    from core.hidden_month
    group by all
)

select
    months.area_kind,
    months.area_code,
    months.month,
    months.variant_group,
    if(hides_started, null, started)::double as started,
    if(hides_completed, null, completed)::double as completed,
    if(hides_running, null, running)::double as running
from core.publishable_month as months
left join hidden using (area_kind, area_code, variant_group, month);
