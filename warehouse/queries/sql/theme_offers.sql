-- Regular projects that run on a day, per theme of every partnership and the country, and how many of
-- those began in the twelve months before; 'priority' counts a project in several priority themes
-- once. Only areas whose offer was delivered; without national and online offer.
with running as (
    from mart.offer_in(
        null, 'regulier', null, null,
        cast($reference_date as date), cast($reference_date as date)
    )
),

placed as (
    select distinct offer_id, unnest([rsv_code, 'NL']) as area_code
    from mart.offer_place
    where municipality_code <> 'landelijk'
),

theme as (
    select code, label, flag, sort_order from mart.code_list where list = 'theme'
    union all
    select 'priority', 'Alle prioritaire thema''s', 'priority', 1000
),

named as (
    select placed.area_code, running.*, unnest(themes) as theme
    from running
    inner join placed using (offer_id)
),

found as (
    select
        area_code,
        theme.code as theme,
        count(distinct offer_id) as running_projects,
        count(distinct offer_id) filter (
            start_date > cast($reference_date as date) - interval 1 year
        ) as new_projects
    from named
    inner join theme
        on theme.code = named.theme
        or theme.code = 'priority' and named.theme in (
            select code from mart.code_list where list = 'theme' and flag = 'priority'
        )
    group by all
)

select
    known.area_code,
    theme.code as theme,
    theme.label as theme_label,
    coalesce(theme.flag = 'priority', false) as is_priority,
    coalesce(found.running_projects, 0) as running_projects,
    coalesce(found.new_projects, 0) as new_projects
from mart.offer_area as known
cross join theme
left join found on found.area_code = known.area_code and found.theme = theme.code
where known.area_kind in ('rsv', 'country')
order by known.area_code, theme.sort_order;
