-- The work agenda has no days on which it began or ended: it holds as it was delivered.
select rsv_code, agenda_part, ambition, action, deadline, status, file_name, line
from mart.agenda_action
order by rsv_code, agenda_part, file_name, line;
