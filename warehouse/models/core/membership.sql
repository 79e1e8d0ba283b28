-- The delivered layout, or the provisional one where no layout was delivered.
create table core.membership as
select * from staging.membership
where exists (from staging.membership)
union all by name
select rsv_code, municipality_code, valid_from, valid_to, status
from reference.provisional_layout
where not exists (from staging.membership);
