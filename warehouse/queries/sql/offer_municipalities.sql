select area_code, projects, organisations, places
from mart.offer_area
where area_kind = 'municipality'
order by area_code;
