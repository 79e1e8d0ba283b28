-- A forecast speaks from the last month it knew.
select * exclude (measure)
from mart.forecast
where measure = $measure
    and ($area_code is null or area_code = $area_code)
    and made_on = date_trunc('month', $reference_date::date)
order by area_code, month;
