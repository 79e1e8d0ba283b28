-- Starts per month and partnership of residence, and how many of them the partnership delivered
-- itself: at an offer within it, or at one that is not known. A resident who takes part in a
-- neighbour's project says nothing about whether this partnership delivered.
create table core.own_start as
with offer_rsv as (
    select distinct offer.offer_id, municipality.rsv_code
    from staging.offer as offer
    cross join unnest(offer.municipality_codes) as place (municipality_code)
    inner join core.municipality as municipality
        on municipality.municipality_code = place.municipality_code
)

select
    cast(date_trunc('month', trajectory.start_date) as date) as month,
    home.rsv_code,
    sum(trajectory_count) as starts,
    coalesce(
        sum(trajectory_count) filter (at_home.offer_id is not null or offer.offer_id is null), 0
    ) as own_starts
from staging.trajectory as trajectory
inner join core.municipality as home using (municipality_code)
left join staging.offer as offer on offer.offer_id = trajectory.offer_id
left join offer_rsv as at_home
    on at_home.offer_id = trajectory.offer_id and at_home.rsv_code = home.rsv_code
where home.rsv_code is not null
group by all;
