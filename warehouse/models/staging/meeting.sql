create table staging.meeting as
with accepted as (
    from accepted.bijeenkomsten anti join staging.refused_line using (file_id, line)
)
select
    rsv_code,
    soort as meeting_kind,
    datum as meeting_date,
    deelnemers as attendees,
    uitkomst as outcome
from accepted;
