-- Inhabitants aged 12-29 on 1 January: as delivered or, without that, as ships with the product.
create table core.youth_population as
select
    municipality_code,
    year,
    coalesce(delivered.inhabitants, shipped.inhabitants) as youth_population,
    coalesce(delivered.status, shipped.status) as population_status
from (from core.delivered_youth where is_whole) as delivered
full join
    (from reference.youth_population where age_from = 12 and age_to = 29) as shipped
    using (municipality_code, year);
