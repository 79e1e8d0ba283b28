-- Inhabitants aged 12-29 per municipality, for years in which every municipality has a figure.
create table release.mart.youth_population as
select municipality_code, year, youth_population, population_status
from core.youth_population
inner join core.municipality using (municipality_code)
inner join core.population_year using (year)
order by year, municipality_code;
