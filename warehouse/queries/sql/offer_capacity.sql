-- Offer by area of the offer: what ran in the period, what runs on its last day, and places per
-- 1,000 young people. An area whose partnership delivered no offer is left out: missing is not 0.
with chosen as (from mart.period_days($period)),

ran as (
    select offer.*, coalesce(end_date, date '9999-12-31') >= (select last_day from chosen) as runs
    from mart.offer_in(
        $theme, $variant_group, $moment, $target_group,
        (select first_day from chosen), (select last_day from chosen)
    ) as offer
),

place as (
    select 'municipality' as area_kind, municipality_code as area_code, offer_id, part
    from mart.offer_place
    where municipality_code <> 'landelijk'
    union all
    select 'rsv', rsv_code, offer_id, sum(part)
    from mart.offer_place
    where rsv_code is not null
    group by all
    union all
    select 'country', 'NL', offer_id, sum(part)
    from mart.offer_place
    where municipality_code <> 'landelijk'
    group by all
),

counted as (
    select
        area_kind,
        area_code,
        count(*) as projects,
        count(*) filter (runs) as running_projects,
        count(distinct organisation) as organisations,
        sum(places * part) as places
    from place
    inner join ran using (offer_id)
    group by all
),

youth as (
    select 'municipality' as area_kind, municipality_code as area_code, youth_population
    from mart.youth_population
    where year = (select population_year from chosen)
),

young_people as (
    from youth
    union all
    select 'rsv', area.rsv_code, sum(youth.youth_population)
    from youth
    inner join mart.area as area using (area_kind, area_code)
    where area.rsv_code is not null
    group by all
    union all
    select 'country', 'NL', sum(youth_population) from youth
)

select
    area.area_code,
    area.area_name,
    area.rsv_code,
    rsv.area_name as rsv_name,
    young_people.youth_population,
    coalesce(counted.projects, 0) as projects,
    coalesce(counted.running_projects, 0) as running_projects,
    coalesce(counted.organisations, 0) as organisations,
    coalesce(counted.places, 0) as places,
    coalesce(counted.places, 0) / nullif(young_people.youth_population, 0) * 1000
        as places_per_1000
from mart.area as area
inner join mart.offer_area as known using (area_kind, area_code)
cross join chosen
left join young_people using (area_kind, area_code)
left join counted using (area_kind, area_code)
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
where area.area_kind = $area_kind
    and ($rsv_code is null or area.rsv_code = $rsv_code)
order by area.area_name, area.area_code;
