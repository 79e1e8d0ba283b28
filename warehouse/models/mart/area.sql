create table release.mart.area as
select
    area.area_kind,
    area.area_code,
    area.area_name,
    area.rsv_code,
    area.province_code,
    municipality.urbanisation_class,
    municipality.area_km2,
    youth.youth_population,
    youth.population_year,
    youth.population_status
from core.area as area
left join core.municipality as municipality
    on area.area_kind = 'municipality' and area.area_code = municipality.municipality_code
left join (
    select
        member.area_kind,
        member.area_code,
        max(population.year) as population_year,
        sum(population.youth_population) as youth_population,
        core.weakest_status(population.population_status) as population_status
    from core.area_municipality as member
    inner join core.youth_population as population using (municipality_code)
    where population.year = (
        -- the year of the reference date or, without figures, the one that is nearest
        select population_year.year
        from core.population_year cross join core.reference_date
        order by abs(population_year.year - year(reference_date)), population_year.year
        limit 1
    )
    group by all
) as youth
    on area.area_kind = youth.area_kind and area.area_code = youth.area_code
order by area.area_kind, area.area_code;
