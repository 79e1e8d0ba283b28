-- The layout of then, for the periods in which that is not today's: all partnerships, and the
-- municipalities of partnerships that someone left or joined (the others are as they are today).
-- computed_participation_then comes from etl/transform/layouts.py
create table release.mart.participation_then as
with moved as (
    select past.period, past.municipality_code, past.rsv_code as then_code, today.rsv_code as now_code
    from core.membership_then as past
    inner join core.municipality as today using (municipality_code)
    where past.rsv_code is distinct from today.rsv_code
),

touched as (
    select period, then_code as rsv_code from moved
    union
    select period, now_code from moved
)

-- a count that may be hidden is a double: pandas then knows one kind of missing
select * replace (trajectory_count::double as trajectory_count)
from computed_participation_then
where area_kind = 'rsv'
    or (period, rsv_code) in (select (period, rsv_code) from touched)
    or (period, area_code) in (select (period, municipality_code) from moved)
order by period, measure, variant_group, area_kind, area_code;
