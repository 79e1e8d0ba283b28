-- What targets are set for, per month, for the country and each partnership on today's layout.
-- gestart, afgerond and plaatsen (granted, by the month the offer begins) count within the month;
-- lopend, projecten and organisaties are the stock at its end. A month without a row is unknown,
-- one without a value is hidden: too few young people. is_provisional: after the reference date, so still filling; starts only.
create table release.mart.growth_month as
with trajectories as (
    from (
        select
            area_code,
            month,
            started as gestart,
            completed as afgerond,
            running as lopend
        from release.mart.participation_month
        where variant_group = 'regulier' and area_kind in ('rsv', 'country')
    )
    unpivot include nulls (value for measure in (gestart, afgerond, lopend))
    -- what runs in a partnership is published of no month
    where value is not null or measure <> 'lopend'
),

filling as (
    select
        member.area_kind,
        member.area_code,
        trajectory.month,
        sum(trajectory_count) as value
    from core.trajectory_month as trajectory
    inner join core.variant_group as variant_group using (variant)
    inner join core.area_municipality as member using (municipality_code)
    cross join core.reference_date
    where measure = 'started'
        and variant_group.variant_group = 'regulier'
        and member.area_kind in ('rsv', 'country')
        and trajectory.month > reference_date
    group by all
),

-- a small one would follow from the others and their total, so then only the total is left
still_filling as (
    select area_code, month, value
    from filling
    cross join reference.suppression
    qualify min(value) over (partition by filling.area_kind, month) >= smallest_count
        and (
            filling.area_kind = 'country'
            -- what lies in no partnership follows too
            or max(value) over (partition by month)
            - sum(value) filter (filling.area_kind = 'rsv') over (partition by month)
            not between 1 and smallest_count - 1
        )
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

-- once offer was delivered, an area without any has a true 0
offer_months as (
    select area_code, month::date as month, last_day(month) as month_end
    from (select 'NL' as area_code union all select rsv_code from core.rsv)
    cross join (
        select unnest(generate_series(
            (select date_trunc('year', min(start_date)) from regular),
            (select date_trunc('month', reference_date) from core.reference_date),
            interval 1 month
        )) as month
    )
),

offers as (
    unpivot (
        select
            offer_months.area_code,
            month,
            coalesce(sum(places) filter (start_date >= month), 0)::double as plaatsen,
            count(offer_id) filter (coalesce(end_date, month_end) >= month_end)::double as projecten,
            count(distinct organisation) filter (
                coalesce(end_date, month_end) >= month_end
            )::double as organisaties
        from offer_months
        left join located
            on located.area_code = offer_months.area_code and located.start_date <= month_end
        group by all
    )
    on plaatsen, projecten, organisaties into name measure value value
)

select area_code, measure, month, value::double as value, false as is_provisional
from trajectories
union all
select area_code, measure, month, value, false
from offers
union all
select area_code, 'gestart', month, value::double, true
from still_filling
order by measure, area_code, month;
