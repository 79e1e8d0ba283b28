-- The months that are not published; computed_hidden_month from etl/transform/suppression_months.py.
create table core.hidden_month as
from computed_hidden_month;
