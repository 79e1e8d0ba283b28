-- Who became a partner up to one day, and whether they take part on it. A name spelled otherwise has
-- the same organisation_key: it is no new partner.
select
    rsv_code,
    sector,
    organisation_key,
    member_from,
    coalesce(member_to, date '9999-12-31') >= cast($reference_date as date) as is_current
from mart.partner
where member_from <= cast($reference_date as date)
order by all;
