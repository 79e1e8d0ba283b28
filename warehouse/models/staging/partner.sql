create table staging.partner as
with accepted as (
    from accepted.partners anti join staging.refused_line using (file_id, line)
)
select
    rsv_code,
    organisatie as organisation,
    sector,
    lid_vanaf as member_from,
    lid_tot as member_to
from accepted;
