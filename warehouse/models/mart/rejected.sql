-- Every reason why a row was refused; a row may have more than one. raw_row is a JSON object of the
-- contract's columns with the text as delivered; rsv_code is null where none could be read. A row
-- of deelname is about one young person: it stays in the delivered file, and is not published.
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
    if(file.input_name = 'deelname', null, rejected.raw_row) as raw_row
from staging.rejected as rejected
inner join staging.ingested_file as file using (file_id)
order by file.input_name, file.file_name, rejected.line, rejected.column_name;
