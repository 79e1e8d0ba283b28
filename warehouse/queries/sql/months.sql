-- On the layout of then, the months in which that differs from today's are taken from there.
with months as (
    select month, variant_group, area_kind, area_code, started, completed, running
    from mart.participation_month
    where $layout = 'today'
        or area_kind <> 'rsv'
        or month not in (select month from mart.participation_month_then)
    union all by name
    select *, 'rsv' as area_kind
    from mart.participation_month_then
    where $layout = 'then'
)

select month, started, completed, running
from months
where area_kind = $area_kind
    and area_code = $area_code
    and variant_group = $variant_group
    and month <= cast($until as date)
order by month;
