-- Per partnership and input: rows loaded and the newest day the rows speak of. Overdue when that
-- day lies further before the reference date than the schedule allows, or nothing came at all.
-- A partnership without a row of an input has row_count 0: that is a fact, not a missing figure.
create table release.mart.delivery as
with spoken_of as (
    select 'deelname' as input_name, rsv_code, greatest(start_date, coalesce(end_date, start_date)) as day
    from staging.trajectory
    inner join core.municipality as municipality using (municipality_code)
    union all
    select 'aanbod', municipality.rsv_code, offer.start_date
    from staging.offer as offer
    cross join unnest(offer.municipality_codes) as place (municipality_code)
    inner join core.municipality as municipality
        on municipality.municipality_code = place.municipality_code
    union all
    select 'partners', rsv_code, greatest(member_from, coalesce(member_to, member_from))
    from staging.partner
    union all
    select 'facilitatoren', rsv_code, greatest(valid_from, coalesce(valid_to, valid_from))
    from staging.facilitator
    union all
    select 'werkagenda', rsv_code, cast(null as date) from staging.agenda_action
    union all
    select 'bijeenkomsten', rsv_code, meeting_date
    from staging.meeting
    cross join core.reference_date
    where meeting_date <= reference_date
    union all
    select 'groeiambitie', area_code, make_date(year, 12, 31) from staging.ambition
    union all
    select 'rsv', rsv_code, cast(null as date) from staging.rsv
    union all
    select 'rsv_gemeenten', rsv_code, valid_from from staging.membership
),

counted as (
    select input_name, rsv_code, count(*) as row_count, max(day) as newest_day
    from spoken_of
    group by all
)

select
    schedule.input_name,
    rsv.rsv_code,
    coalesce(counted.row_count, 0) as row_count,
    counted.newest_day,
    counted.row_count is null
    or (
        schedule.input_name in ('deelname', 'aanbod', 'bijeenkomsten')
        and counted.newest_day
            < last_day((reference_date - to_months(schedule.every_months::integer))::date)
    ) as is_overdue
from reference.delivery_schedule as schedule
cross join core.rsv as rsv
cross join core.reference_date
left join counted
    on counted.input_name = schedule.input_name and counted.rsv_code = rsv.rsv_code
where schedule.per_rsv = 'yes'
order by schedule.input_name, rsv.rsv_code;
