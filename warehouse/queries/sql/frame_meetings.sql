-- The evaluations held and planned, and who ever delivered a meeting; what lies within which months
-- is judged in warehouse/frames.
select rsv_code, meeting_kind, meeting_date
from mart.meeting
order by all;
