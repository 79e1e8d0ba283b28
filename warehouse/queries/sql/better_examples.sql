-- Neighbours and look-alikes of a municipality with a higher rate of regular starts in the period,
-- and what runs there on its last day.
with chosen as (from mart.period_days($period)),

example as (
    select neighbour_code as area_code, true as is_neighbour, null::integer as peer_rank
    from mart.neighbour
    where municipality_code = $municipality_code
    union all
    select peer_code, false, rank
    from mart.peer
    where area_kind = 'municipality' and area_code = $municipality_code
),

rate as (
    select area_code, rate_per_1000, trajectory_count
    from mart.participation
    where period = $period and measure = 'started' and variant_group = 'regulier'
        and area_kind = 'municipality'
),

running as (
    from mart.offer_in(
        null, 'regulier', null, null,
        (select last_day from chosen), (select last_day from chosen)
    )
),

projects as (
    select municipality_code, count(*) as running_projects, sum(places * part) as places
    from mart.offer_place
    inner join running using (offer_id)
    group by all
),

code as (
    select distinct place.municipality_code, list.list, list.label, list.sort_order
    from mart.offer_place as place
    inner join running using (offer_id)
    inner join mart.code_list as list
        on (list.list = 'theme' and list_contains(running.themes, list.code))
        or (list.list = 'moment' and running.moment = list.code)
        or (list.list = 'target_group' and list_contains(running.target_groups, list.code))
),

words as (
    select
        municipality_code,
        string_agg(label, ', ' order by sort_order) filter (list = 'theme') as themes,
        string_agg(label, ', ' order by sort_order) filter (list = 'moment') as moments,
        string_agg(label, ', ' order by sort_order) filter (list = 'target_group')
            as target_groups
    from code
    group by all
)

select
    example.area_code,
    area.area_name,
    rsv.area_name as rsv_name,
    bool_or(example.is_neighbour) as is_neighbour,
    min(example.peer_rank) as peer_rank,
    rate.rate_per_1000,
    coalesce(projects.running_projects, 0) as running_projects,
    coalesce(projects.places, 0) as places,
    words.themes,
    words.moments,
    words.target_groups
from example
inner join rate using (area_code)
inner join rate as own
    on own.area_code = $municipality_code and own.rate_per_1000 < rate.rate_per_1000
inner join mart.area as area
    on area.area_kind = 'municipality' and area.area_code = example.area_code
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
left join projects on projects.municipality_code = example.area_code
left join words on words.municipality_code = example.area_code
group by all
order by rate.rate_per_1000 desc, example.area_code;
