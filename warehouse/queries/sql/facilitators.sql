-- Every partnership on a day: who is appointed, who stands for it, meetings of the year before, and
-- its size on that day. Only an appointment counts as fte. A partnership that has not begun, or has
-- ended, has no municipality on the day.
with today as (select cast($reference_date as date) as day),

-- the newest 12 months that had ended by then
year as (
    select period.period
    from mart.period as period
    cross join today
    where period.last_day <= day
    order by period.last_day desc, period.sort_order
    limit 1
),

layout as (
    select membership.municipality_code, membership.rsv_code
    from mart.membership as membership
    cross join today
    where day between valid_from and coalesce(valid_to, date '9999-12-31')
),

-- the year of the day or, without figures, the one that is nearest
people as (
    select municipality_code, year, youth_population
    from mart.youth_population
    where year = (
        select population.year
        from (select distinct year from mart.youth_population) as population
        cross join today
        order by abs(population.year - year(day)), population.year
        limit 1
    )
),

size as (
    select
        layout.rsv_code,
        count(*) as municipalities,
        sum(area.area_km2) as area_km2,
        if(count(people.youth_population) = count(*), sum(people.youth_population), null)
            as youth_population,
        max(people.year) as population_year,
        sum(participation.missing_participants_lower) as missing_participants_lower,
        count(participation.missing_participants_lower) as known_municipalities
    from layout
    inner join mart.area as area
        on area.area_kind = 'municipality' and area.area_code = layout.municipality_code
    left join people on people.municipality_code = layout.municipality_code
    left join year on true
    left join mart.participation as participation
        on participation.area_kind = 'municipality'
        and participation.area_code = layout.municipality_code
        and participation.period = year.period
        and participation.measure = 'started'
        and participation.variant_group = 'regulier'
    group by layout.rsv_code
),

facilitator as (
    select
        rsv_code,
        sum(fte) filter (appointment_step = 'aangesteld') as fte,
        count(*) filter (appointment_step = 'aangesteld') as appointed,
        string_agg(distinct role, ', ' order by role) filter (appointment_step = 'aangesteld')
            as roles,
        sum(fte) filter (appointment_step <> 'aangesteld') as candidate_fte,
        string_agg(distinct appointment_step, ', ' order by appointment_step)
            filter (appointment_step <> 'aangesteld') as candidate_steps
    from mart.appointment
    cross join today
    where valid_from <= day and coalesce(valid_to, date '9999-12-31') >= day
    group by rsv_code
)

select
    rsv.area_code as rsv_code,
    rsv.area_name as rsv_name,
    size.municipalities,
    size.area_km2,
    size.youth_population,
    size.population_year,
    size.missing_participants_lower,
    size.known_municipalities,
    facilitator.fte,
    coalesce(facilitator.appointed, 0) as appointed,
    facilitator.roles,
    facilitator.candidate_fte,
    facilitator.candidate_steps,
    meeting.held as meetings_last_year,
    meeting.asked as meetings_asked,
    meeting.counted_from as meetings_from
from mart.area as rsv
left join size on size.rsv_code = rsv.area_code
left join facilitator on facilitator.rsv_code = rsv.area_code
left join mart.meetings_on(cast($reference_date as date), cast($asked as integer)) as meeting
    on meeting.rsv_code = rsv.area_code
where rsv.area_kind = 'rsv'
order by rsv.area_code;
