-- The municipalities of every partnership: another set is another partnership.
select rsv_code, string_agg(area_code, ' ' order by area_code) as municipalities
from mart.area
where area_kind = 'municipality' and rsv_code is not null
group by rsv_code
order by rsv_code;
