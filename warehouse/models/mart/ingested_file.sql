-- What was read from which file; sha256 names the unchanged copy in the archive. rows_set_aside are
-- rows that are no data (a total, the example of a template); the notes name each of them.
create table release.mart.ingested_file as
with refused as (
    select file_id, count(*) as rows_rejected from staging.refused_line group by file_id
)

select
    input_name,
    file_name,
    sheet_name,
    sha256,
    rows_in,
    coalesce(rows_loaded, 0) as rows_loaded,
    coalesce(rows_rejected, 0) as rows_rejected,
    rows_set_aside,
    is_fictitious,
    extra_columns,
    notes
from staging.ingested_file
left join refused using (file_id)
left join staging.loaded_file using (file_id)
order by input_name, file_name;
