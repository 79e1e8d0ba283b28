-- Distinct themes, moments and target groups within the distance of the young people in each H3
-- cell, on the last day of the period. A cell on a border shows its largest part.
with chosen as (from mart.period_days($period)),

point as (
    from mart.demand_in($period)
    where $rsv_code is null or rsv_code = $rsv_code
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
