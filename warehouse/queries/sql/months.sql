-- On the layout of then, the months in which that differs from today's are taken from there; an area
-- of which those are withheld has no months, rather than some.
with months as (
    select *, false as is_withheld
    from mart.participation_month
    where $layout = 'today'
        or area_kind <> 'rsv'
        or month not in (select month from mart.participation_month_then)
    union all by name
    select *, 'rsv' as area_kind, started is null as is_withheld
    from mart.participation_month_then
    where $layout = 'then'
)

select month, started, completed, running
from months
where area_kind = $area_kind
    and area_code = $area_code
    and variant_group = $variant_group
    and month <= cast($until as date)
qualify not bool_or(is_withheld) over ()
order by month;
