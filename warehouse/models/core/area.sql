create table core.area as
select
    'municipality' as area_kind,
    municipality_code as area_code,
    municipality_name as area_name,
    rsv_code,
    province_code
from core.municipality
union all by name
select 'rsv' as area_kind, rsv_code as area_code, rsv_name as area_name, rsv_code from core.rsv
union all by name
select distinct 'province' as area_kind, province_code as area_code, province_name as area_name,
    province_code
from core.municipality
union all by name
select 'country' as area_kind, 'NL' as area_code, 'Nederland' as area_name;
