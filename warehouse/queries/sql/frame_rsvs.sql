-- Every partnership: its first day, and how many municipalities it has on one day.
select
    rsv.area_code as rsv_code,
    rsv.area_name as rsv_name,
    min(membership.valid_from) as first_day,
    count(distinct membership.municipality_code) filter (
        membership.valid_from <= cast($reference_date as date)
        and coalesce(membership.valid_to, date '9999-12-31') >= cast($reference_date as date)
    ) as municipalities
from mart.area as rsv
left join (
    from mart.membership
    where municipality_code in (select area_code from mart.area where area_kind = 'municipality')
) as membership on membership.rsv_code = rsv.area_code
where rsv.area_kind = 'rsv'
group by all
order by rsv_code;
