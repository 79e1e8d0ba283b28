create table staging.rsv as
with accepted as (
    from accepted.rsv anti join staging.refused_line using (file_id, line)
)
select
    rsv_code,
    naam as rsv_name,
    contact_naam as contact_name,
    contact_email,
    website
from accepted;
