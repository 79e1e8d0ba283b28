-- computed_period comes from etl/transform/periods.py
create table core.period as
select * from computed_period;
