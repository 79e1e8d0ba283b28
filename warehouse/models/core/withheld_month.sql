-- Whose months are not published; computed_withheld_month from etl/transform/suppression_months.py.
create table core.withheld_month as
from computed_withheld_month;
