select rsv_code, sector, code.label as sector_label, organisation
from mart.partner as partner
left join mart.code_list as code on code.list = 'sector' and code.code = partner.sector
where rsv_code = $rsv_code
order by code.sort_order, organisation;
