-- The partnership of every municipality on every day, without gaps or overlaps; null is none.
-- Days before a membership, also before the first, belong to the one that comes: partnerships
-- began in 2023, and history goes along with them.
create table core.membership_span as
with dated as (
    select
        municipality_code,
        rsv_code,
        status,
        valid_from,
        coalesce(valid_to::date, date '9999-12-31') as valid_to
    from core.membership
    semi join reference.municipality using (municipality_code)
)

select
    municipality_code,
    rsv_code,
    status as layout_status,
    coalesce(
        lag(valid_to) over (partition by municipality_code order by valid_from) + 1,
        date '0001-01-01'
    ) as first_day,
    valid_to as last_day
from dated
union all
select municipality_code, null, null, max(valid_to) + 1, date '9999-12-31'
from dated
group by municipality_code
having max(valid_to) < date '9999-12-31'
union all
select municipality_code, null, null, date '0001-01-01', date '9999-12-31'
from reference.municipality
anti join dated using (municipality_code);
