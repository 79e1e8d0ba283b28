-- Per municipality and measure whether it lags, over the 12 months that end on the day of a period.
-- Starts have a signal; what runs or is completed is lower than the country or not.
select
    counts.area_code,
    area.area_name,
    rsv.area_name as rsv_name,
    counts.measure,
    case
        when counts.measure = 'started' then coalesce(signal.signal, 'not_compared')
        when counts.is_suppressed then 'suppressed'
        when counts.adjusted_outcome_998 = 'worse' then 'level'
        when counts.adjusted_outcome_998 = 'not_compared' then 'not_compared'
        when counts.is_too_small then 'too_small'
        else 'none'
    end as state
from mart.participation as counts
inner join mart.area as area using (area_kind, area_code)
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
left join mart.signal as signal
    on signal.area_kind = counts.area_kind
    and signal.area_code = counts.area_code
    and signal.variant_group = counts.variant_group
    and signal.period = counts.period
where counts.area_kind = 'municipality'
    and counts.variant_group = 'regulier'
    and counts.period = $period
order by area.area_name, counts.measure;
