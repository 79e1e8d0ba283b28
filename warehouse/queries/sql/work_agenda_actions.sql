-- The actions on the work agendas, as they stand in the delivery; overdue is judged on a day.
select
    action.rsv_code,
    rsv.area_name as rsv_name,
    action.agenda_part,
    part.label as part_label,
    action.ambition,
    action.action,
    action.owner,
    action.deadline,
    action.status,
    status.label as status_label,
    coalesce(
        action.status in ('niet_begonnen', 'bezig')
        and action.deadline < cast($reference_date as date),
        false
    ) as is_overdue,
    action.file_name,
    action.line
from mart.agenda_action as action
inner join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = action.rsv_code
left join mart.code_list as part on part.list = 'agenda_part' and part.code = action.agenda_part
left join mart.code_list as status on status.list = 'agenda_status' and status.code = action.status
where $rsv_code is null or action.rsv_code = $rsv_code
order by rsv.area_name, action.rsv_code, part.sort_order, action.deadline nulls last, action.line;
