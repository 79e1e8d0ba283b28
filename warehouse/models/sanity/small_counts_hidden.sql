-- Een aantal jongeren onder het kleinste aantal dat getoond wordt, hoort verborgen te zijn.
with shown as (
    select trajectory_count from release.mart.participation
    union all
    select trajectory_count from release.mart.participation_then
    union all
    select unnest([completed, stopped]) from release.mart.completion
    union all
    select unnest([started, completed, running]) from release.mart.participation_month
    union all
    select unnest([started, completed, running]) from release.mart.participation_month_then
)

select trajectory_count
from shown
cross join reference.suppression
where trajectory_count between 1 and smallest_count - 1;
