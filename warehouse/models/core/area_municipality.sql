-- Which municipalities make up an area.
create table core.area_municipality as
select 'municipality' as area_kind, municipality_code as area_code, municipality_code
from core.municipality
union all
select 'rsv', rsv_code, municipality_code from core.municipality where rsv_code is not null
union all
select 'province', province_code, municipality_code from core.municipality
union all
select 'country', 'NL', municipality_code from core.municipality;
