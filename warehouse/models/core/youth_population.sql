-- Inhabitants aged 12-29 on 1 January. A delivered municipality-year counts when its bands
-- cover 12-29 exactly; otherwise the figure that ships with the product stands.
create table core.youth_population as
with delivered as (
    select
        municipality_code,
        year,
        sum(inhabitants) as inhabitants,
        case
            when bool_or(status = 'schatting') then 'schatting'
            when bool_or(status = 'voorlopig') then 'voorlopig'
            else 'definitief'
        end as status
    from staging.population
    where age_from >= 12 and age_to <= 29
    group by municipality_code, year
    having sum(age_to - age_from + 1) = 18
)

select
    municipality_code,
    year,
    coalesce(delivered.inhabitants, shipped.inhabitants) as youth_population,
    coalesce(delivered.status, shipped.status) as population_status
from delivered
full join
    (from reference.youth_population where age_from = 12 and age_to = 29) as shipped
    using (municipality_code, year);
