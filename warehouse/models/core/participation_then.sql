-- The counts of those periods, by partnership as it was then, with municipality and country beside
-- it for the comparison.
create table core.participation_then as
with member as (
    select period, municipality_code, 'municipality' as area_kind, municipality_code as area_code
    from core.membership_then
    union all
    select period, municipality_code, 'rsv', rsv_code
    from core.membership_then
    where rsv_code is not null
    union all
    select period, municipality_code, 'country', 'NL'
    from core.membership_then
)

select
    counts.period,
    counts.measure,
    counts.variant_group,
    member.area_kind,
    member.area_code,
    sum(counts.trajectory_count) as trajectory_count,
    sum(counts.youth_population) as youth_population,
    core.weakest_status(counts.population_status) as population_status,
    count(*) as known_municipalities
from core.participation_municipality as counts
inner join member using (period, municipality_code)
group by all;
