-- gestart, afgerond and plaatsen count within the year, the others are a stock: of the last month. Of
-- a full year the published count is taken, for single months of it may be hidden.
with reached as (
    select
        area_code,
        measure,
        year(month) as year,
        if(
            measure in ('lopend', 'projecten', 'organisaties'), arg_max(value, month), sum(value)
        ) as reached,
        count(value) as months_known,
        count(*) - count(value) as months_hidden
    from mart.growth_month
    where month <= $reference_date and not is_provisional
    group by area_code, measure, year(month)
),

full_year as (
    select
        if(area_kind = 'country', 'NL', area_code) as area_code,
        case measure when 'started' then 'gestart' else 'afgerond' end as measure,
        cast(period as integer) as year,
        trajectory_count
    from mart.participation
    inner join mart.period using (period)
    where kind = 'year'
        and last_day <= $reference_date
        and variant_group = 'regulier'
        and measure in ('started', 'completed')
        and area_kind in ('rsv', 'country')
)

select
    ambition.area_code,
    case when ambition.area_code = 'NL' then 'Nederland' else coalesce(area_name, ambition.area_code) end
        as area_name,
    ambition.year,
    ambition.measure,
    ambition.target,
    ambition.status,
    round(coalesce(full_year.trajectory_count, reached.reached)) as reached,
    if(full_year.trajectory_count is null, coalesce(reached.months_known, 0), 12) as months_known,
    if(full_year.trajectory_count is null, coalesce(reached.months_hidden, 0), 0) as months_hidden
from mart.ambition as ambition
left join reached using (area_code, measure, year)
left join full_year using (area_code, measure, year)
left join mart.area as area
    on area.area_kind = 'rsv' and area.area_code = ambition.area_code
where $area_code is null or ambition.area_code = $area_code
order by ambition.year, ambition.measure, ambition.area_code;
