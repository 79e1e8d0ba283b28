-- Every action on a work agenda, with the row it was read from.
create table release.mart.agenda_action as
select
    rsv_code,
    agenda_part,
    ambition,
    action,
    owner,
    deadline,
    status,
    file_name,
    line
from staging.agenda_action
left join staging.ingested_file using (file_id)
order by all;
