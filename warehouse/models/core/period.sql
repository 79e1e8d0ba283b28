-- computed_period comes from etl/transform/periods.py
create table core.period as
select * replace (first_month::date as first_month, last_month::date as last_month)
from computed_period;
