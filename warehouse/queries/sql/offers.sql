-- The offers behind the figures: those that ran in the period, with the municipalities they are in.
with chosen as (from mart.period_days($period)),

place as (
    select
        place.offer_id,
        string_agg(area.area_name, ', ' order by area.area_name) as municipality_names,
        list(place.municipality_code order by place.municipality_code) as municipality_codes,
        sum(place.part) as part
    from mart.offer_place as place
    left join mart.area as area
        on area.area_kind = 'municipality' and area.area_code = place.municipality_code
    where ($rsv_code is null or place.rsv_code = $rsv_code)
        and ($municipality_code is null or place.municipality_code = $municipality_code)
    group by all
),

theme as (
    select offer_id, string_agg(label, ', ' order by sort_order) as themes
    from mart.offer
    inner join mart.code_list on list = 'theme' and list_contains(themes, code)
    group by all
),

target_group as (
    select offer_id, string_agg(label, ', ' order by sort_order) as target_groups
    from mart.offer
    inner join mart.code_list on list = 'target_group' and list_contains(target_groups, code)
    group by all
)

select
    offer.offer_id,
    offer.offer_name,
    offer.organisation,
    theme.themes,
    moment.label as moment,
    target_group.target_groups,
    offer.variant,
    place.municipality_names,
    place.municipality_codes,
    offer.is_nationwide,
    offer.places,
    offer.places * place.part as places_here,
    coalesce(offer.end_date, date '9999-12-31') >= chosen.last_day as is_running,
    offer.start_date,
    offer.end_date
from chosen
cross join mart.offer_in(
    $theme, $variant_group, $moment, $target_group,
    (select first_day from chosen), (select last_day from chosen)
) as offer
inner join place using (offer_id)
left join theme using (offer_id)
left join target_group using (offer_id)
left join mart.code_list as moment on moment.list = 'moment' and moment.code = offer.moment
order by offer.offer_name, offer.offer_id;
