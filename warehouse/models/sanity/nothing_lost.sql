-- Elke gelezen regel is geladen, staat bij de geweigerde regels of is met naam apart gezet.
select file_name, rows_in, rows_loaded, rows_rejected, rows_set_aside
from release.mart.ingested_file
where rows_in <> rows_loaded + rows_rejected + rows_set_aside;
