-- The layout of then: a month belongs to the partnership of its last day. Every month that is
-- spoken of has every municipality.
create table core.municipality_month as
with months as (
    select month from core.trajectory_month
    union
    select unnest(generate_series(
        (select min(month) from core.trajectory_month),
        (select date_trunc('month', reference_date) from core.reference_date),
        interval 1 month
    ))::date
)

select months.month, span.municipality_code, span.rsv_code
from months
inner join core.membership_span as span
    on last_day(months.month) between span.first_day and span.last_day;
