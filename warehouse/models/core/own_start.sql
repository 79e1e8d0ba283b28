-- Starts per month and partnership of residence, and how many of them the partnership delivered
-- itself: at an offer within it, or at one that is not known. A resident who takes part in a
-- neighbour's project says nothing about whether this partnership delivered. The layout is that of
-- the month: who delivered then does not change when a municipality moves.
create table core.own_start as
with started as (
    select
        cast(date_trunc('month', start_date) as date) as month,
        municipality_code,
        offer_id,
        sum(trajectory_count) as starts
    from staging.trajectory
    group by all
),

resident as (
    select month, rsv_code, started.offer_id, offer.offer_id is not null as is_known_offer,
        sum(starts) as starts
    from started
    inner join core.municipality_month using (month, municipality_code)
    left join staging.offer as offer on offer.offer_id = started.offer_id
    where rsv_code is not null
    group by all
),

at_home as (
    select distinct resident.month, resident.rsv_code, resident.offer_id
    from resident
    inner join staging.offer as offer using (offer_id)
    cross join unnest(offer.municipality_codes) as place (municipality_code)
    inner join core.municipality_month as municipality
        on municipality.month = resident.month
        and municipality.municipality_code = place.municipality_code
        and municipality.rsv_code = resident.rsv_code
)

select
    resident.month,
    resident.rsv_code,
    sum(starts) as starts,
    coalesce(
        sum(starts) filter (at_home.offer_id is not null or not is_known_offer), 0
    ) as own_starts
from resident
left join at_home using (month, rsv_code, offer_id)
group by all;
