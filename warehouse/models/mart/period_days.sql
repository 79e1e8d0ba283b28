-- The first and last day of a period, and the year its young people are counted in. 'peildatum' is the
-- reference date itself, which is there when too little was delivered for any full period.
create macro release.mart.period_days(in_period) as table
select first_month as first_day, last_day(last_month) as last_day, population_year
from release.mart.period
where period = in_period
union all
select reference_date, reference_date, area.population_year
from release.mart.release_info
cross join release.mart.area as area
where in_period = 'peildatum' and area.area_kind = 'country';
