create table staging.membership as
with accepted as (
    from accepted.rsv_gemeenten anti join staging.refused_line using (file_id, line)
)
select
    rsv_code,
    gemeente_code as municipality_code,
    geldig_vanaf as valid_from,
    geldig_tot as valid_to,
    status
from accepted;
