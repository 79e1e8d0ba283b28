-- Distinct themes, moments and target groups within the distance of the young people in each H3
-- cell, on the last day of the period. A cell on a border shows its largest part.
with chosen as (from mart.period_days($period)),

point as (
    select
        point_id,
        h3_cell,
        demand.municipality_code,
        youth_share * youth.youth_population as young_people
    from mart.demand_point as demand
    inner join mart.area as area
        on area.area_kind = 'municipality' and area.area_code = demand.municipality_code
    cross join chosen
    inner join mart.youth_population as youth
        on youth.municipality_code = demand.municipality_code
        and youth.year = chosen.population_year
    where $rsv_code is null or area.rsv_code = $rsv_code
),

counted as (
    select * from mart.choice_at(
        $theme, $variant_group, $moment, $target_group, (select last_day from chosen), $within_km
    )
)

select
    h3_cell,
    sum(young_people) as young_people,
    arg_max(municipality_code, young_people) as municipality_code,
    coalesce(arg_max(coalesce(themes, 0), young_people), 0) as themes,
    coalesce(arg_max(coalesce(moments, 0), young_people), 0) as moments,
    coalesce(arg_max(coalesce(target_groups, 0), young_people), 0) as target_groups
from point
left join counted using (point_id)
group by h3_cell
order by h3_cell;
