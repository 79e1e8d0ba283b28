-- Years with a figure for every municipality: a denominator must not lack part of the country.
create table core.population_year as
select population.year
from core.youth_population as population
inner join core.municipality using (municipality_code)
group by population.year
having count(*) = (select count(*) from core.municipality);
