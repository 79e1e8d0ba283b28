-- The days a page may speak of, as queries on offer call them: 'peildatum' is the reference date,
-- and every other day on which 12 published months end goes by the period they make.
create table core.stand as
select 'peildatum' as stand, coalesce(max(period.period), '12m') as period, reference_date as day,
    max(area.population_year) as population_year
from core.reference_date
inner join release.mart.area as area on area.area_kind = 'country'
left join (
    select period, last_day(last_month) as day
    from core.period
    qualify row_number() over (partition by last_month order by sort_order) = 1
) as period on period.day = reference_date
group by reference_date
union all
select period, period, last_day(last_month), population_year
from core.period
cross join core.reference_date
where last_day(last_month) < reference_date
qualify row_number() over (partition by last_month order by sort_order) = 1;
