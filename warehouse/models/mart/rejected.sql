-- Every reason why a row was refused; a row may have more than one. raw_row is a JSON object of the
-- contract's columns with the text as delivered; rsv_code is null where none could be read.
create table release.mart.rejected as
select
    file.input_name,
    file.file_name,
    file.sheet_name,
    rejected.line,
    rejected.column_name,
    rejected.found,
    rejected.expected,
    rejected.advice,
    rejected.rsv_code,
    rejected.raw_row
from staging.rejected as rejected
inner join staging.ingested_file as file using (file_id)
order by file.input_name, file.file_name, rejected.line, rejected.column_name;
