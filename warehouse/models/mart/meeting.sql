-- Every meeting of a partnership, held and planned.
create table release.mart.meeting as
select rsv_code, meeting_kind, meeting_date, attendees, outcome
from staging.meeting
order by all;
