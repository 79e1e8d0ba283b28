-- The headline figures on the last day of every period and a year before it; without a full period,
-- on the reference date. Places and projects are granted offer; never to be read as participants.
create table release.mart.national_figure as
with ends as (
    select last_day(last_month) as day from core.period
    union
    select reference_date from core.reference_date
),

moments as (
    select day from ends
    union
    select last_day((day - interval 1 year)::date) from ends
),

regular as (
    from staging.offer
    where variant in (select variant from core.variant_group where variant_group = 'regulier')
),

offers as (
    select
        moments.day,
        count(*) filter (
            start_date <= day and coalesce(end_date, date '9999-12-31') >= day
        ) as running_projects,
        coalesce(sum(places) filter (start_date <= day), 0) as granted_places,
        count(distinct organisation) filter (
            start_date <= day and coalesce(end_date, date '9999-12-31') >= day
        ) as organisations
    from moments cross join regular
    group by moments.day
),

flow as (
    select last_day(period.last_month) as day, counts.measure, counts.trajectory_count
    from core.published_participation as counts
    inner join core.period as period using (period)
    where counts.area_code = 'NL'
        and counts.variant_group = 'regulier'
        and counts.measure in ('started', 'completed')
    -- the last 12 months and the calendar year may end on one day: they are the same months
    qualify row_number() over (partition by day, measure order by period.sort_order) = 1
),

stock as (
    select last_day(month) as day, running
    from core.published_month
    where area_kind = 'country' and variant_group = 'regulier' and running is not null
)

select day, 'running_projects' as figure, running_projects::double as value from offers
union all
select day, 'granted_places', granted_places::double from offers
union all
select day, 'organisations', organisations::double from offers
union all
select day, measure, trajectory_count::double from flow
union all
select day, 'running', running::double from stock semi join moments using (day)
order by figure, day;
