-- What young people find on the last day of the period, by municipality: offer of their own, offer
-- within the distance (between representative points), or none. Where the partnership delivered no
-- offer, only offer of others within the distance is certain; the rest is unknown.
with chosen as (from mart.period_days($period)),

running as (
    from mart.offer_in(
        $theme, $variant_group, $moment, $target_group,
        (select last_day from chosen), (select last_day from chosen)
    )
),

own as (
    select municipality_code, count(*) as running_projects
    from mart.offer_place
    inner join running using (offer_id)
    where municipality_code <> 'landelijk'
    group by all
),

nearest as (
    select
        home.municipality_code,
        min(round(sqrt(
            power(home.rd_x_m - other.rd_x_m, 2) + power(home.rd_y_m - other.rd_y_m, 2)
        ) / 1000, 2)) as nearest_km,
        arg_min(
            other.municipality_code,
            power(home.rd_x_m - other.rd_x_m, 2) + power(home.rd_y_m - other.rd_y_m, 2)
        ) as nearest_code
    from mart.municipality_point as home
    cross join mart.municipality_point as other
    inner join own on own.municipality_code = other.municipality_code
    group by all
)

select
    area.area_code,
    area.area_name,
    area.rsv_code,
    rsv.area_name as rsv_name,
    youth.youth_population,
    if(known.area_code is null, null, coalesce(own.running_projects, 0)) as running_projects,
    nearest.nearest_km,
    nearest.nearest_code,
    other.area_name as nearest_name,
    case
        when own.running_projects > 0 then 'own'
        when nearest.nearest_km <= $within_km then 'within_reach'
        when known.area_code is null then 'unknown'
        else 'none'
    end as white_spot
from mart.area as area
cross join chosen
left join mart.youth_population as youth
    on youth.municipality_code = area.area_code and youth.year = chosen.population_year
left join mart.offer_area as known
    on known.area_kind = area.area_kind and known.area_code = area.area_code
left join own on own.municipality_code = area.area_code
left join nearest on nearest.municipality_code = area.area_code
left join mart.area as other
    on other.area_kind = 'municipality' and other.area_code = nearest.nearest_code
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
where area.area_kind = 'municipality'
    and ($rsv_code is null or area.rsv_code = $rsv_code)
order by area.area_name, area.area_code;
