-- Targets as delivered, with what was reached so far (null: that input was not delivered).
-- gestart, afgerond and plaatsen count within the year; projecten and organisaties are the stock
-- at the end of the year or, in the running year, on the reference date.
create table release.mart.ambition as
with trajectory_year as (
    select
        case area_kind when 'country' then 'NL' else area_code end as area_code,
        year(month) as year,
        sum(started) as gestart,
        sum(completed) as afgerond
    from release.mart.participation_month
    where variant_group = 'regulier' and area_kind in ('rsv', 'country')
    group by all
),

regular as (
    from staging.offer
    where variant in (select variant from core.variant_group where variant_group = 'regulier')
),

-- an offer in several partnerships shares its places over its municipalities
located as (
    select
        area_code,
        offer_id,
        organisation,
        start_date,
        end_date,
        places * count(*) / len(municipality_codes) as places
    from regular
    cross join unnest(municipality_codes) as place (municipality_code)
    inner join core.area_municipality as member
        on member.municipality_code = place.municipality_code and member.area_kind = 'rsv'
    group by area_code, offer_id, organisation, start_date, end_date, places, municipality_codes
    union all
    select 'NL', offer_id, organisation, start_date, end_date, places
    from regular
),

moments as (
    select
        year,
        make_date(year, 1, 1) as first_day,
        least(make_date(year, 12, 31), reference_date) as last_day
    from (select distinct year from staging.ambition)
    cross join core.reference_date
    where make_date(year, 1, 1) <= reference_date
),

offer_year as (
    select
        area_code,
        year,
        round(coalesce(sum(places) filter (start_date between first_day and last_day), 0)) as plaatsen,
        count(*) filter (
            start_date <= last_day and coalesce(end_date, date '9999-12-31') >= last_day
        ) as projecten,
        count(distinct organisation) filter (
            start_date <= last_day and coalesce(end_date, date '9999-12-31') >= last_day
        ) as organisaties
    from moments
    cross join located
    group by all
)

select
    ambition.area_code,
    ambition.year,
    ambition.measure,
    ambition.target,
    ambition.status,
    cast(case ambition.measure
        when 'gestart' then trajectory_year.gestart
        when 'afgerond' then trajectory_year.afgerond
        when 'plaatsen' then coalesce(offer_year.plaatsen, no_offer.amount)
        when 'projecten' then coalesce(offer_year.projecten, no_offer.amount)
        when 'organisaties' then coalesce(offer_year.organisaties, no_offer.amount)
    end as bigint) as reached
from staging.ambition as ambition
left join trajectory_year using (area_code, year)
left join offer_year using (area_code, year)
-- offer was delivered and the year began, yet this area has none: that is a true 0
left join (select year, 0 as amount from moments where exists (from regular)) as no_offer
    using (year)
order by ambition.year, ambition.measure, ambition.area_code;
