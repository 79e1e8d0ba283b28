-- The lists that offer, partners and work agendas are described with, in the order people wrote them;
-- a bit for every code, so that distinct choices can be counted by a bitwise or.
create table release.mart.code_list as
with numbered as (
    select *, row_number() over (partition by list order by rowid) - 1 as sort_order
    from reference.code_list
    where list in (
        'theme', 'moment', 'target_group', 'variant', 'sector', 'agenda_part', 'agenda_status'
    )
)

select list, code, label, flag, sort_order::integer as sort_order, 1::hugeint << sort_order as bit
from numbered
order by list, sort_order;
