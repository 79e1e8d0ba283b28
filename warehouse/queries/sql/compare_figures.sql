-- The four measures on a day, from the months up to it: starts and completions of 12 months, what
-- runs at the end of the last, and all places granted so far. Without all the months there is no
-- figure; with a hidden one among them it is hidden.
with asked as (
    select date_trunc('month', cast($day as date))::date as last_month
),

counts as (
    select
        area_code,
        month,
        unnest(['started', 'completed', 'running']) as measure,
        unnest([started, completed, running])::double as value
    from mart.participation_month
    where variant_group = 'regulier' and area_kind in ('rsv', 'country')
),

flows as (
    select
        area_code,
        measure,
        if(count(*) = count(value), sum(value), null) as value,
        count(*) > count(value) as is_hidden
    from counts
    cross join asked
    where measure <> 'running'
        and month between (last_month - interval 11 months)::date and last_month
    group by all
    having count(*) = 12
),

stock as (
    select area_code, measure, value, value is null as is_hidden
    from counts
    cross join asked
    where measure = 'running' and area_code = 'NL' and month = last_month
),

places as (
    select area_code, 'granted_places' as measure, sum(value) as value, false as is_hidden
    from mart.growth_month
    cross join asked
    where measure = 'plaatsen' and not is_provisional and area_code = 'NL' and month <= last_month
    group by area_code
    having max(month) = max(last_month)
)

select
    found.area_code,
    area.area_name,
    found.measure,
    -- the country has figures of its own, also where a single month is hidden
    found.is_hidden and published.value is null as is_hidden,
    coalesce(published.value, found.value) as value
from (
    from flows
    union all
    from stock
    union all
    from places
) as found
inner join mart.area as area
    on area.area_code = found.area_code and area.area_kind in ('rsv', 'country')
left join mart.national_figure as published
    on found.area_code = 'NL'
    and published.figure = found.measure
    and published.day = cast($day as date)
order by found.area_code, found.measure;
