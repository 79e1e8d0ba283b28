-- Projects that run on the last day of the period for every theme, moment and target group, alone
-- and together; the code 'all' stands for all of a dimension. Combinations without a project are there with 0.
-- National and online offer is left out: it is counted apart.
with chosen as (from mart.period_days($period)),

place as (
    select offer_id, sum(part) as part
    from mart.offer_place
    where municipality_code <> 'landelijk' and ($rsv_code is null or rsv_code = $rsv_code)
    group by all
),

running as (
    select offer.*, place.part
    from mart.offer_in(
        null, $variant_group, null, null,
        (select last_day from chosen), (select last_day from chosen)
    ) as offer
    inner join place using (offer_id)
),

found as (
    select
        coalesce(theme.theme, 'all') as theme,
        coalesce(running.moment, 'all') as moment,
        coalesce(target_group.target_group, 'all') as target_group,
        count(distinct offer_id) as projects,
        -- shared over the combinations of an offer, so that they add up
        sum(places * part / len(themes) / len(target_groups)) as places
    from running
    cross join unnest(themes) as theme (theme)
    cross join unnest(target_groups) as target_group (target_group)
    group by cube (theme.theme, running.moment, target_group.target_group)
),

code as (
    select list, code, label, flag, sort_order from mart.code_list
    union all
    select distinct list, 'all', 'Alles', null, -1 from mart.code_list
)

select
    theme.code as theme,
    theme.label as theme_label,
    moment.code as moment,
    moment.label as moment_label,
    target_group.code as target_group,
    target_group.label as target_group_label,
    coalesce(found.projects, 0) as projects,
    coalesce(found.places, 0) as places
from code as theme
inner join code as moment on moment.list = 'moment'
inner join code as target_group on target_group.list = 'target_group'
cross join chosen
left join found
    on found.theme = theme.code
    and found.moment = moment.code
    and found.target_group = target_group.code
where theme.list = 'theme'
    and exists (
        from mart.offer_area
        where ($rsv_code is null and area_kind = 'country') or area_code = $rsv_code
    )
order by theme.sort_order, moment.sort_order, target_group.sort_order;
