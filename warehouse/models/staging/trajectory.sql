create table staging.trajectory as
with accepted as (
    from accepted.deelname anti join staging.refused_line using (file_id, line)
)
select
    gemeente_code as municipality_code,
    startdatum as start_date,
    einddatum as end_date,
    status,
    variant,
    aanbod_id as offer_id,
    aantal as trajectory_count
from accepted;
