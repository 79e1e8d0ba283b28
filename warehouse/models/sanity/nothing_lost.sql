-- Elke gelezen regel is geladen of staat bij de geweigerde regels.
select file_name, rows_in, rows_loaded, rows_rejected
from release.mart.ingested_file
where rows_in <> rows_loaded + rows_rejected;
