-- Counts per period, measure and variant group for every municipality that is known.
-- Started and completed are flows within the period; running is the stock on its last day.
create table core.participation_municipality as
with signed as (
    select measure, month, municipality_code, variant, trajectory_count from core.trajectory_month
    where measure in ('started', 'completed')
    union all
    select
        'running',
        month,
        municipality_code,
        variant,
        case measure when 'started' then trajectory_count else -trajectory_count end
    from core.trajectory_month
),

counted as (
    select
        period.period,
        signed.measure,
        variant_group.variant_group,
        signed.municipality_code,
        sum(signed.trajectory_count) as trajectory_count
    from signed
    inner join core.variant_group as variant_group using (variant)
    inner join core.period as period
        on signed.month <= period.last_month
        and (signed.measure = 'running' or signed.month >= period.first_month)
    group by all
),

cells as (
    select known.period, known.municipality_code, measures.measure, groups.variant_group
    from core.known_municipality as known
    cross join (select unnest(['started', 'running', 'completed']) as measure) as measures
    cross join (select distinct variant_group from core.variant_group) as groups
)

select
    cells.period,
    cells.measure,
    cells.variant_group,
    cells.municipality_code,
    cast(coalesce(counted.trajectory_count, 0) as bigint) as trajectory_count,
    youth.youth_population,
    youth.population_status
from cells
inner join core.period as period using (period)
left join core.youth_population as youth
    on youth.municipality_code = cells.municipality_code and youth.year = period.population_year
left join counted
    on counted.period = cells.period
    and counted.measure = cells.measure
    and counted.variant_group = cells.variant_group
    and counted.municipality_code = cells.municipality_code;
