-- Memberships that began and ended in each month (or quarter: $months = 3) of the three years up to
-- a day, from the first that began. An organisation in two partnerships has two memberships.
with span as (
    from mart.partner_span
    where ($rsv_code is null or rsv_code = $rsv_code)
        and member_from <= cast($reference_date as date)
),

newest as (
    select
        date_trunc('month', day) - to_months(cast((month(day) - 1) % $months as integer)) as first_day,
        day
    from (select cast($reference_date as date) as day)
),

step as (
    select
        cast(first_day - to_months(cast(back * $months as integer)) as date) as first_day,
        least(
            day,
            cast(first_day - to_months(cast((back - 1) * $months as integer)) as date) - 1
        ) as last_day
    from newest
    cross join unnest(generate_series(0, 36 // $months - 1)) as earlier (back)
)

select
    step.first_day,
    step.last_day,
    count(*) filter (member_from between first_day and last_day) as joined,
    count(*) filter (member_to between first_day and last_day) as ended,
    string_agg(organisation, ', ' order by organisation)
        filter (member_from between first_day and last_day) as joined_names,
    string_agg(organisation, ', ' order by organisation)
        filter (member_to between first_day and last_day) as ended_names
from step
cross join span
where step.last_day >= (select min(member_from) from span)
group by step.first_day, step.last_day
order by step.first_day;
