-- Per input and partnership: rows loaded and refused, the newest day they speak of, whether that is
-- overdue against the reference date, and whether it is provisional. A partnership without a row
-- has row_count 0: that is a fact, not a missing figure. rsv_code is null for what belongs to no
-- partnership alone. A month counts for newest_day when it holds at least a tenth of what a usual
-- month of that partnership holds, as for the reference date: a mistyped year is no delivery.
create table release.mart.delivery as
with spoken as (
    -- unnested in the select: as a join it takes twenty times as long
    select input_name, rsv_code, weight, unnest(days) as day from core.delivered_row
),

months as (
    select
        input_name,
        rsv_code,
        date_trunc('month', day) as month,
        max(day) as newest_day,
        sum(weight) as events
    from spoken
    cross join core.reference_date
    where day <= reference_date
    group by all
),

usual as (
    select input_name, rsv_code, median(events) as events from months group by all
),

newest as (
    select months.input_name, months.rsv_code, max(newest_day) as newest_day
    from months
    inner join usual
        on usual.input_name = months.input_name
        and usual.rsv_code is not distinct from months.rsv_code
        and months.events >= 0.1 * usual.events
    group by all
),

per_file as (
    select
        input_name,
        rsv_code,
        file_id,
        sum(row_count) as row_count,
        bool_or(is_concept) as is_concept
    from core.delivered_row
    group by all
),

loaded as (
    select
        per_file.input_name,
        per_file.rsv_code,
        sum(per_file.row_count)::bigint as row_count,
        bool_or(per_file.is_concept or file.is_provisional) as is_provisional,
        bool_or(file.is_fictitious) as is_fictitious,
        string_agg(distinct file.file_name, ', ' order by file.file_name) as file_names
    from per_file
    inner join staging.ingested_file as file using (file_id)
    group by all
),

refused as (
    select
        file.input_name,
        case
            when file.input_name <> 'bevolking'
            then coalesce(rejected.rsv_code, municipality.rsv_code)
        end as rsv_code,
        count(distinct (rejected.file_id, rejected.line)) as rows_refused
    from staging.rejected as rejected
    inner join staging.ingested_file as file using (file_id)
    left join core.municipality as municipality
        on list_contains(rejected.municipality_codes, municipality.municipality_code)
    group by all
),

cells as (
    select input_name, rsv_code
    from reference.delivery_schedule cross join core.rsv
    where per_rsv = 'yes'
    union
    select input_name, null from reference.delivery_schedule where per_rsv = 'no'
    union
    select input_name, rsv_code from loaded where rsv_code is null
    union
    select input_name, rsv_code from refused where rsv_code is null
)

select
    cells.input_name,
    cells.rsv_code,
    schedule.supplied_by,
    schedule.every_months,
    schedule.judged_by = 'newest_day' as has_newest_day,
    coalesce(loaded.row_count, 0) as row_count,
    coalesce(refused.rows_refused, 0) as rows_refused,
    coalesce(refused.rows_refused, 0)
    / nullif(coalesce(loaded.row_count, 0) + coalesce(refused.rows_refused, 0), 0) as refused_share,
    case when has_newest_day then newest.newest_day end as newest_day,
    cells.rsv_code is not null
    and (
        loaded.row_count is null
        or has_newest_day
        and coalesce(
            date_trunc('month', newest.newest_day)
                < date_trunc('month', reference_date) - to_months(schedule.every_months::integer),
            true
        )
    ) as is_overdue,
    case when is_provisional then 'voorlopig' when loaded.row_count > 0 then 'definitief' end
        as status,
    coalesce(loaded.is_fictitious, false) as is_fictitious,
    loaded.file_names
from cells
cross join core.reference_date
inner join reference.delivery_schedule as schedule using (input_name)
left join loaded
    on loaded.input_name = cells.input_name and loaded.rsv_code is not distinct from cells.rsv_code
left join newest
    on newest.input_name = cells.input_name and newest.rsv_code is not distinct from cells.rsv_code
left join refused
    on refused.input_name = cells.input_name
    and refused.rsv_code is not distinct from cells.rsv_code
order by cells.input_name, cells.rsv_code nulls last;
