-- Elke gemeente van het grensjaar hoort precies één keer in de uitgave te staan, en geen andere.
select coalesce(municipality_code, area_code) as municipality_code, count(area_code) as times
from reference.municipality as expected
full join (from release.mart.area where area_kind = 'municipality') as found
    on found.area_code = expected.municipality_code
group by all
having count(area_code) <> 1 or count(municipality_code) <> 1
order by all;
