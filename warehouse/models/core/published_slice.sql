-- Which slices are published. A stock at the end of a year, and variants by calendar and school
-- year, would give small counts away together: the periods overlap, and started less ended is the
-- change of the stock. The account is in docs/besluiten.md.
create table core.published_slice as
with groups as (
    select variant_group, count(*) > 1 as is_total from core.variant_group group by variant_group
)

select period.period, measures.measure, groups.variant_group
from core.period as period
cross join groups
cross join (select unnest(['started', 'completed', 'stopped', 'running']) as measure) as measures
where (groups.is_total or period.kind = '12m')
    and (measures.measure <> 'running' or period.period = '12m');
