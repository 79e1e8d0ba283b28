-- The young people at every point where they are counted, in the year that a period counts them.
create macro release.mart.demand_in(in_period) as table
select
    demand.point_id,
    demand.h3_cell,
    demand.h3_wide_cell,
    demand.municipality_code,
    area.rsv_code,
    demand.youth_share * youth.youth_population as young_people
from release.mart.demand_point as demand
inner join release.mart.area as area
    on area.area_kind = 'municipality' and area.area_code = demand.municipality_code
cross join release.mart.period_days(in_period) as chosen
inner join release.mart.youth_population as youth
    on youth.municipality_code = demand.municipality_code and youth.year = chosen.population_year;
