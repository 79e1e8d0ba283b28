-- Running regular offer on the reference date by municipality of the offer; an offer in several
-- municipalities counts once in each of them and once in the area above. National and online
-- offer is counted apart, under area_code 'landelijk'.
create table release.mart.offer_area as
with running as (
    select offer.*
    from staging.offer as offer
    cross join core.reference_date
    where start_date <= reference_date
        and coalesce(end_date, date '9999-12-31') >= reference_date
        and variant in (select variant from core.variant_group where variant_group = 'regulier')
),

located as (
    select distinct
        member.area_kind,
        member.area_code,
        running.offer_id,
        running.organisation,
        -- places of an offer in several municipalities are shared evenly over them
        running.places / len(running.municipality_codes) as places_share,
        place.municipality_code
    from running
    cross join unnest(running.municipality_codes) as place (municipality_code)
    inner join core.area_municipality as member using (municipality_code)
),

-- an area is known when its partnership has any offer in the deliveries, running or not
delivered as (
    select distinct member.area_kind, member.area_code
    from staging.offer as offer
    cross join unnest(offer.municipality_codes) as place (municipality_code)
    inner join core.municipality as home using (municipality_code)
    inner join core.municipality as neighbour
        on neighbour.rsv_code = home.rsv_code
        or neighbour.municipality_code = home.municipality_code
    inner join core.area_municipality as member
        on member.municipality_code = neighbour.municipality_code
),

located_count as (
    select
        area_kind,
        area_code,
        count(distinct offer_id) as projects,
        count(distinct organisation) as organisations,
        round(sum(places_share), 6) as places
    from located
    group by all
)

select
    area.area_kind,
    area.area_code,
    coalesce(projects, 0) as projects,
    coalesce(organisations, 0) as organisations,
    coalesce(places, 0) as places
from core.area as area
inner join delivered using (area_kind, area_code)
left join located_count using (area_kind, area_code)
union all
select
    'nationwide',
    'landelijk',
    count(*),
    count(distinct organisation),
    coalesce(round(sum(places / len(municipality_codes)), 6), 0)
from running
where list_contains(municipality_codes, 'landelijk')
having exists (from staging.offer)
order by area_kind, area_code;
