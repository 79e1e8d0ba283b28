-- The layout of then per period, which is that of its last day, for the periods in which it is
-- not today's. Without a municipality that moved there are none.
create table core.membership_then as
with past as (
    select period.period, municipality.municipality_code, municipality.rsv_code
    from core.period as period
    inner join core.municipality_month as municipality on municipality.month = period.last_month
),

changed as (
    select distinct past.period
    from past
    inner join core.municipality as today using (municipality_code)
    where past.rsv_code is distinct from today.rsv_code
)

from past semi join changed using (period);
