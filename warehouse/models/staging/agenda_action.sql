create table staging.agenda_action as
with accepted as (
    from accepted.werkagenda anti join staging.refused_line using (file_id, line)
)
select
    file_id,
    line,
    rsv_code,
    onderdeel as agenda_part,
    ambitie as ambition,
    actie as action,
    eigenaar as owner,
    deadline,
    status
from accepted;
