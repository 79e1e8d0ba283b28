-- The headline figures on the reference date and a year before, one row each.
-- Places and projects are granted offer; never to be read as participants.
create table release.mart.national_figure as
with moments as (
    select 'now' as moment, reference_date as day from core.reference_date
    union all
    select 'year_before', last_day((reference_date - interval 1 year)::date) from core.reference_date
),

regular as (
    from staging.offer
    where variant in (select variant from core.variant_group where variant_group = 'regulier')
),

offers as (
    select
        moments.moment,
        count(*) filter (
            start_date <= day and coalesce(end_date, date '9999-12-31') >= day
        ) as running_projects,
        coalesce(sum(places) filter (start_date <= day), 0) as granted_places,
        count(distinct organisation) filter (
            start_date <= day and coalesce(end_date, date '9999-12-31') >= day
        ) as organisations
    from moments cross join regular
    group by moments.moment
)

select moment, 'running_projects' as figure, running_projects::double as value from offers
union all
select moment, 'granted_places', granted_places::double from offers
union all
select moment, 'organisations', organisations::double from offers
union all
select
    case period.period when '12m' then 'now' else 'year_before' end,
    counts.measure,
    if(hidden.period is null and (trajectory_count = 0 or trajectory_count >= smallest_count),
        trajectory_count, null)::double
from core.participation_area as counts
cross join reference.suppression
left join core.hidden_count as hidden
    using (period, measure, variant_group, area_kind, area_code)
inner join core.period as period using (period)
where counts.area_code = 'NL'
    and counts.variant_group = 'regulier'
    and period.period in ('12m', '12m-eerder')
order by figure, moment;
