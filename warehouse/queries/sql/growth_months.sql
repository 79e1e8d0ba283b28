-- A month that is hidden has no value. Months after the reference date that hold rows are still filling; further ones are mistyped.
select area_code, month, is_provisional, value
from mart.growth_month
where measure = $measure
    and ($area_code is null or area_code = $area_code)
    and (
        not is_provisional and month <= $reference_date
        or is_provisional
            and (select reference_date from mart.release_info) = cast($reference_date as date)
            and month <= last_day($reference_date::date) + to_months($provisional_months::integer)
    )
order by area_code, month;
