-- A month that is hidden has no number; here it says so, since a reader has no other table beside it.
select *, started is null or completed is null as is_suppressed
from release.mart.participation_month;
