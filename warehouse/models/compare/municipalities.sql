-- What began and was completed in a municipality in the newest 12 months, as it is published: a
-- count that is hidden stays so. What runs on a day swings too much to say that something is wrong.
select
    counts.measure || '_12m' as figure,
    counts.area_code,
    area.area_name,
    cast(null as date) as month,
    counts.trajectory_count as value,
    counts.is_suppressed as is_hidden
from release.mart.participation as counts
inner join release.mart.area as area using (area_kind, area_code)
where counts.area_kind = 'municipality' and counts.variant_group = 'regulier'
    and counts.period = '12m' and counts.measure in ('started', 'completed');
