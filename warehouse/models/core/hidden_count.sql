-- The counts that are not published; computed_hidden_count from etl/transform/suppression.py.
create table core.hidden_count as
from computed_hidden_count;
