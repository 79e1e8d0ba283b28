-- How every partnership stands on every part of its work agenda on a day. What was dropped is no
-- action. A partnership that delivered no agenda is unknown; one without an action on a part has
-- none. A partnership that has ended is there only when it delivered an agenda; one that has not
-- begun is not.
with counted as (
    select
        rsv_code,
        agenda_part,
        count(*) filter (status <> 'vervallen') as actions,
        count(*) filter (status = 'niet_begonnen') as not_started,
        count(*) filter (status = 'bezig') as in_progress,
        count(*) filter (status = 'klaar') as done,
        count(*) filter (status = 'vervallen') as dropped,
        count(*) filter (
            status in ('niet_begonnen', 'bezig') and deadline < cast($reference_date as date)
        ) as overdue
    from mart.agenda_action
    group by all
),

grid as (
    select
        rsv.*,
        part.code as agenda_part,
        part.label as part_label,
        part.sort_order,
        rsv.rsv_code in (select rsv_code from mart.agenda_action) as has_agenda
    from mart.rsv_on(cast($reference_date as date)) as rsv
    cross join mart.code_list as part
    where part.list = 'agenda_part'
)

select
    grid.* exclude (sort_order, has_begun),
    coalesce(actions, 0) as actions,
    coalesce(not_started, 0) as not_started,
    coalesce(in_progress, 0) as in_progress,
    coalesce(done, 0) as done,
    coalesce(dropped, 0) as dropped,
    coalesce(overdue, 0) as overdue,
    case
        when not has_agenda then 'unknown'
        when coalesce(actions, 0) = 0 then 'none'
        when overdue > 0 then 'overdue'
        when done = actions then 'done'
        when in_progress + done > 0 then 'in_progress'
        else 'not_started'
    end as progress
from grid
left join counted using (rsv_code, agenda_part)
where has_begun and (has_agenda or not has_ended)
order by rsv_name, rsv_code, sort_order;
