-- Who became a partner up to one day, and whether they take part on it.
select
    rsv_code,
    sector,
    organisation,
    member_from,
    coalesce(member_to, date '9999-12-31') >= cast($reference_date as date) as is_current
from mart.partner
where member_from <= cast($reference_date as date)
order by all;
