-- Rows loaded and refused per input.
select
    unnest(['rows_loaded', 'rows_refused']) as figure,
    input_name as area_code,
    input_name as area_name,
    cast(null as date) as month,
    unnest([sum(rows_loaded), sum(rows_rejected)])::double as value,
    false as is_hidden
from release.mart.ingested_file
group by input_name;
