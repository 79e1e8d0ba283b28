-- What the release speaks of, in one row; computed_release_info from the geometry step.
create table release.mart.release_info as
select
    reference_date,
    coalesce((select bool_or(is_fictitious) from staging.ingested_file), false) as is_fictitious,
    coalesce((select bool_or(layout_status = 'voorlopig') from core.municipality), false)
        as is_provisional_layout,
    -- a municipality moved within the months that are shown
    exists (
        from core.municipality_month as past
        inner join core.municipality as today using (municipality_code)
        where past.rsv_code is distinct from today.rsv_code and past.month <= reference_date
    ) as has_layout_of_then,
    coalesce(
        (select bool_or(population_status = 'schatting') from core.participation_area), false
    ) as is_estimated_population,
    smallest_count,
    boundary_year,
    outline_year,
    has_official_outlines,
    (select max(boundaries_file) from computed_release_info) as boundaries_file,
    (select list_sort(list(distinct input_name)) from staging.ingested_file) as delivered_inputs
from core.reference_date
cross join reference.boundary
cross join reference.suppression;
