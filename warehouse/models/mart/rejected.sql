-- Every reason why a row was refused; a row may have more than one.
create table release.mart.rejected as
select
    file.input_name,
    file.file_name,
    rejected.line,
    rejected.column_name,
    rejected.found,
    rejected.expected,
    rejected.advice,
    rejected.raw_row
from staging.rejected as rejected
inner join staging.ingested_file as file using (file_id)
order by file.input_name, file.file_name, rejected.line, rejected.column_name;
