-- computed_period comes from etl/transform/periods.py
create table core.period as
with dated as (
    select * replace (first_month::date as first_month, last_month::date as last_month)
    from computed_period
)

select
    dated.*,
    -- the same months a year earlier, to compare with
    earlier.period as earlier_period
from dated
left join dated as earlier on earlier.last_month = dated.last_month - interval 1 year
qualify row_number() over (partition by dated.period order by earlier.sort_order) = 1;
