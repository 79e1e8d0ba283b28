-- Every partnership that is delivered or has municipalities. The provisional ones count unless both
-- the partnerships and their layout are delivered.
create table core.rsv as
with named as (
    select rsv_code, rsv_name, contact_name, contact_email, website from staging.rsv
    union all by name
    select distinct rsv_code, rsv_name
    from reference.provisional_layout
    where rsv_code not in (select rsv_code from staging.rsv)
        and not (exists (from staging.rsv) and exists (from staging.membership))
)

select
    rsv_code,
    max(coalesce(named.rsv_name, membership.rsv_code)) as rsv_name,
    max(named.contact_name) as contact_name,
    max(named.contact_email) as contact_email,
    max(named.website) as website
from named
full join core.membership as membership using (rsv_code)
group by rsv_code;
