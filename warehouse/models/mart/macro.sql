-- The texts of the macros of this release. Only tables are hashed: without this one a macro could
-- change and the release would keep its name, and its old file.
create table release.mart.macro as
select function_name as macro, parameters, macro_definition as definition
from duckdb_functions()
where database_name = 'release' and schema_name = 'mart'
order by function_name;
