-- The organisations that are or were a partner, by sector of the vijfhoek.
create table release.mart.partner as
select rsv_code, sector, organisation, organisation_key, member_from, member_to
from staging.partner
order by all;
