-- Up to which day a release speaks, and whether it has a full year to base signals on.
select
    reference_date,
    exists (select 1 from release.mart.period where period = '12m') as has_full_year
from release.mart.release_info;
