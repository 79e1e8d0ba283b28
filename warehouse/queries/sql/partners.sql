select distinct rsv_code, sector, code.label as sector_label, organisation, code.sort_order
from mart.partner as partner
left join mart.code_list as code on code.list = 'sector' and code.code = partner.sector
where rsv_code = $rsv_code
    and member_from <= cast($reference_date as date)
    and coalesce(member_to, date '9999-12-31') >= cast($reference_date as date)
order by code.sort_order, organisation;
