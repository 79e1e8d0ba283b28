select table_name
from duckdb_tables()
where database_name = 'release' and schema_name = 'mart'
order by table_name;
