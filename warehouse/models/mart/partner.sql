-- The organisations that are a partner on the reference date, by sector of the vijfhoek.
create table release.mart.partner as
select distinct rsv_code, sector, organisation
from staging.partner
cross join core.reference_date
where member_from <= reference_date and coalesce(member_to, date '9999-12-31') >= reference_date
order by rsv_code, sector, organisation;
