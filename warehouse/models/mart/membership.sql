-- The layout as delivered: which municipality belongs to which partnership, and when.
create table release.mart.membership as
select municipality_code, rsv_code, valid_from, valid_to, status as layout_status
from core.membership
order by all;
