select area_code, quantile, remaining
from mart.forecast_total
where measure = $measure
    and year = $year
    and made_on = date_trunc('month', $reference_date::date)
order by area_code, quantile;
