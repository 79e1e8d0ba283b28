-- Inhabitants aged 12-29 as delivered, on the boundaries of the release. Ages must cover 12-29
-- exactly. A year that is delivered with a municipality that is no more is on the boundaries of
-- that year: then everything that merged into a municipality must be there, or part of its people
-- would lack. Otherwise a municipality speaks for itself.
create table core.delivered_youth as
with delivered as (
    select
        municipality_code,
        delivered_code,
        year,
        sum(inhabitants) as inhabitants,
        core.weakest_status(status) as status
    from staging.population
    where age_from >= 12 and age_to <= 29
    group by municipality_code, delivered_code, year
    having sum(age_to - age_from + 1) = 18
),

older_division as (
    select distinct year from staging.population where delivered_code <> municipality_code
),

-- the list of the year itself or, before and after the lists, of the nearest year
listed as (
    select years.year, place.municipality_code, place.delivered_code,
        count(*) over (partition by years.year, place.municipality_code) as parts
    from older_division as years
    cross join (
        select min(year) as first_year, max(year) as last_year from reference.municipality_year
    ) as lists
    inner join reference.municipality_year as municipality
        on municipality.year = least(greatest(years.year, lists.first_year), lists.last_year)
    inner join reference.municipality_place as place
        on place.delivered_code = municipality.municipality_code
)

select
    delivered.municipality_code,
    delivered.year,
    sum(delivered.inhabitants) as inhabitants,
    core.weakest_status(delivered.status) as status,
    case
        when bool_or(older_division.year is not null)
            then bool_and(listed.parts is not null) and count(*) = max(listed.parts)
        else true
    end as is_whole
from delivered
left join older_division using (year)
left join listed
    on listed.year = delivered.year
    and listed.municipality_code = delivered.municipality_code
    and listed.delivered_code = delivered.delivered_code
group by delivered.municipality_code, delivered.year;
