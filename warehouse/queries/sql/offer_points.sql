-- One point per municipality with offer on the last day of the period, for a map.
with chosen as (from mart.period_days($period)),

running as (
    from mart.offer_in(
        $theme, $variant_group, $moment, $target_group,
        (select last_day from chosen), (select last_day from chosen)
    )
)

select
    point.municipality_code as area_code,
    area.area_name,
    area.rsv_code,
    point.longitude,
    point.latitude,
    count(*) as running_projects,
    count(distinct organisation) as organisations,
    sum(places * part) as places
from running
inner join mart.offer_place as place using (offer_id)
inner join mart.municipality_point as point using (municipality_code)
inner join mart.area as area
    on area.area_kind = 'municipality' and area.area_code = point.municipality_code
where $rsv_code is null or area.rsv_code = $rsv_code
group by all
order by area.area_name, area_code;
