-- What the young people in each H3 cell find within the distance on the last day of the period: the
-- mean number of distinct themes, moments and target groups, and how many of them find nothing.
-- Areas whose partnership delivered no offer are left out: missing is not 0.
with chosen as (from mart.period_days($period)),

point as (
    select
        demand.point_id,
        if($is_wide, demand.h3_wide_cell, demand.h3_cell) as h3_cell,
        demand.municipality_code,
        demand.young_people
    from mart.demand_in($period) as demand
    inner join mart.offer_area as known
        on known.area_kind = 'municipality' and known.area_code = demand.municipality_code
    where $rsv_code is null or demand.rsv_code = $rsv_code
),

counted as (
    select * from mart.choice_at(
        $theme, $variant_group, $moment, $target_group, (select last_day from chosen), $within_km
    )
),

cell as (
    select
        h3_cell,
        sum(young_people) as young_people,
        arg_max(municipality_code, young_people) as municipality_code,
        sum(young_people * coalesce(themes, 0)) as themes,
        sum(young_people * coalesce(moments, 0)) as moments,
        sum(young_people * coalesce(target_groups, 0)) as target_groups,
        sum(if(themes is null, young_people, 0)) as young_people_without
    from point
    left join counted using (point_id)
    group by h3_cell
)

select
    cell.h3_cell,
    cell.young_people,
    cell.municipality_code,
    area.area_name as municipality_name,
    cell.themes / nullif(cell.young_people, 0) as themes,
    cell.moments / nullif(cell.young_people, 0) as moments,
    cell.target_groups / nullif(cell.young_people, 0) as target_groups,
    cell.young_people_without
from cell
inner join mart.area as area
    on area.area_kind = 'municipality' and area.area_code = cell.municipality_code
order by cell.h3_cell;
