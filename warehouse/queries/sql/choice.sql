-- How many distinct themes, moments and target groups the young people of each area find within
-- the distance, on the last day of the period; 'any' is any offer at all. Areas whose partnership
-- delivered no offer are left out.
with chosen as (from mart.period_days($period)),

counted as (
    select * from mart.choice_at(
        $theme, $variant_group, $moment, $target_group, (select last_day from chosen), $within_km
    )
),

point as (
    select
        point.municipality_code,
        point.rsv_code,
        point.young_people,
        coalesce(counted.themes, 0) as themes,
        coalesce(counted.moments, 0) as moments,
        coalesce(counted.target_groups, 0) as target_groups
    from mart.demand_in($period) as point
    inner join mart.offer_area as known
        on known.area_kind = 'municipality' and known.area_code = point.municipality_code
    left join counted using (point_id)
    where $rsv_code is null or point.rsv_code = $rsv_code
),

summed as (
    select
        case $area_kind when 'municipality' then municipality_code when 'rsv' then rsv_code
            when 'country' then 'NL' end as area_code,
        themes,
        moments,
        target_groups,
        sum(young_people) as young_people
    from point
    group by all
),

long as (
    select area_code, 'theme' as dimension, themes as choices, young_people from summed
    union all
    select area_code, 'moment', moments, young_people from summed
    union all
    select area_code, 'target_group', target_groups, young_people from summed
    union all
    select area_code, 'any', least(themes, 1), young_people from summed
),

counts as (
    select area_code, dimension, choices, sum(young_people) as young_people
    from long
    group by all
)

select
    area.area_code,
    area.area_name,
    area.rsv_code,
    counts.dimension,
    counts.choices,
    counts.young_people,
    counts.young_people / nullif(
        sum(counts.young_people) over (partition by counts.area_code, counts.dimension), 0
    ) as youth_share
from counts
inner join mart.area as area on area.area_kind = $area_kind and area.area_code = counts.area_code
order by area.area_name, area.area_code, counts.dimension, counts.choices;
