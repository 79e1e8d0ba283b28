-- The same counts summed to every area, with how many of its municipalities are known.
create table core.participation_area as
select
    counts.period,
    counts.measure,
    counts.variant_group,
    member.area_kind,
    member.area_code,
    sum(counts.trajectory_count) as trajectory_count,
    sum(counts.youth_population) as youth_population,
    core.weakest_status(counts.population_status) as population_status,
    count(*) as known_municipalities
from core.participation_municipality as counts
inner join core.area_municipality as member using (municipality_code)
where member.area_kind <> 'province'
group by all;
