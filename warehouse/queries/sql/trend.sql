-- Over the full calendar years that are behind a day.
select years, trend
from mart.trend
where make_date(last_year, 12, 31) <= $until
    and measure = $measure
    and variant_group = $variant_group
    and area_kind = $area_kind
    and area_code = $area_code
qualify last_year = max(last_year) over ();
