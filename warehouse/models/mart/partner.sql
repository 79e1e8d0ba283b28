-- The organisations that are or were a partner, by sector of the vijfhoek.
create table release.mart.partner as
select rsv_code, sector, organisation, member_from, member_to
from staging.partner
order by all;
