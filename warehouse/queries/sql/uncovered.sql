-- Young people who have no offer that passes the choice within the distance on the last day of the
-- period, together with the municipalities where one more offer would be within reach of them. Young
-- people who would be helped by the same municipalities are one row. Municipalities of a partnership
-- that delivered no offer are left out: there it is not known who lacks what.
with chosen as (from mart.period_days($period)),

known as (
    select area.area_code as municipality_code, youth.youth_population
    from mart.area as area
    cross join chosen
    inner join mart.offer_area as offer using (area_kind, area_code)
    inner join mart.youth_population as youth
        on youth.municipality_code = area.area_code and youth.year = chosen.population_year
    where area.area_kind = 'municipality' and ($rsv_code is null or area.rsv_code = $rsv_code)
),

covered as (
    select point_id
    from mart.choice_at(
        $theme, $variant_group, $moment, $target_group, (select last_day from chosen), $within_km
    )
),

point as (
    select
        demand.point_id,
        demand.youth_share * known.youth_population as young_people,
        list(reach.municipality_code order by reach.municipality_code) as sites
    from mart.demand_point as demand
    inner join known using (municipality_code)
    inner join mart.reach as reach on reach.point_id = demand.point_id
    inner join known as site on site.municipality_code = reach.municipality_code
    where reach.distance_km <= $within_km
        and demand.point_id not in (select point_id from covered)
    group by all
)

select sites, sum(young_people) as young_people
from point
group by sites
having sum(young_people) > 0
order by sites;
