-- For one area and every theme, moment and target group: the young people who have it within the
-- distance on the last day of the period, and the projects that run in the area itself.
with chosen as (from mart.period_days($period)),

point as (
    from mart.demand_in($period)
    where case $area_kind
        when 'municipality' then municipality_code = $area_code
        when 'rsv' then rsv_code = $area_code
        when 'country' then $area_code = 'NL'
    end
),

running as (
    from mart.offer_in(
        null, $variant_group, null, null,
        (select last_day from chosen), (select last_day from chosen)
    )
),

described as (
    select offer_id, 'theme' as dimension, unnest(themes) as code from running
    union all
    select offer_id, 'moment', moment from running
    union all
    select offer_id, 'target_group', unnest(target_groups) from running
),

offered as (
    select place.municipality_code, dimension, code, offer_id
    from described
    inner join mart.offer_place as place using (offer_id)
),

reached as (
    select list.list as dimension, list.code, sum(point.young_people) as young_people
    from mart.choice_at(
        null, $variant_group, null, null, (select last_day from chosen), $within_km
    ) as choice
    inner join point using (point_id)
    inner join mart.code_list as list
        on case list.list
            when 'theme' then choice.theme_bits
            when 'moment' then choice.moment_bits
            when 'target_group' then choice.target_group_bits
            else 0::hugeint
        end & list.bit <> 0
    group by all
),

own as (
    select dimension, code, count(distinct offer_id) as running_projects
    from offered
    inner join mart.area as area
        on area.area_kind = 'municipality' and area.area_code = offered.municipality_code
    where case $area_kind
        when 'municipality' then area.area_code = $area_code
        when 'rsv' then area.rsv_code = $area_code
        when 'country' then $area_code = 'NL'
    end
    group by all
)

select
    list.list as dimension,
    list.code,
    list.label,
    coalesce(own.running_projects, 0) as running_projects,
    coalesce(reached.young_people, 0) as young_people,
    coalesce(reached.young_people, 0) / nullif(whole.young_people, 0) as youth_share
from mart.code_list as list
cross join (select sum(young_people) as young_people from point) as whole
left join reached on reached.dimension = list.list and reached.code = list.code
left join own on own.dimension = list.list and own.code = list.code
where list.list in ('theme', 'moment', 'target_group')
    and exists (from point)
    and exists (
        from mart.offer_area as known
        where known.area_kind = $area_kind and known.area_code = $area_code
    )
order by list.list, list.sort_order;
