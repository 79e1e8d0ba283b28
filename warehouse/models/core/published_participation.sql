-- What may be known of a slice: a hidden count is missing, and says that it is hidden.
create table core.published_participation as
select
    counts.* replace (if(hidden.period is null, counts.trajectory_count, null) as trajectory_count),
    hidden.period is not null as is_suppressed
from core.participation_area as counts
semi join core.published_slice using (period, measure, variant_group)
left join core.hidden_count as hidden
    using (period, measure, variant_group, area_kind, area_code);
