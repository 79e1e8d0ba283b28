-- Distinct themes, moments and target groups of the offers that pass a choice and run on a day,
-- within a distance of every demand point: which (a bit per code of code_list) and how many. Points
-- that reach nothing have no row.
create macro release.mart.choice_at(
    at_theme, at_variant_group, at_moment, at_target_group, at_day, at_km
) as table
with described as (
    select
        offer.offer_id,
        bit_or(theme.bit) as theme_bits,
        bit_or(moment.bit) as moment_bits,
        bit_or(target_group.bit) as target_group_bits
    from release.mart.offer_in(
        at_theme, at_variant_group, at_moment, at_target_group, at_day, at_day
    ) as offer
    inner join release.mart.code_list as theme
        on theme.list = 'theme' and list_contains(offer.themes, theme.code)
    inner join release.mart.code_list as moment
        on moment.list = 'moment' and offer.moment = moment.code
    inner join release.mart.code_list as target_group
        on target_group.list = 'target_group'
        and list_contains(offer.target_groups, target_group.code)
    group by offer.offer_id
),

offered as (
    select
        municipality_code,
        bit_or(theme_bits) as theme_bits,
        bit_or(moment_bits) as moment_bits,
        bit_or(target_group_bits) as target_group_bits
    from release.mart.offer_place
    inner join described using (offer_id)
    group by municipality_code
),

reached as (
    select
        point_id,
        bit_or(theme_bits) as theme_bits,
        bit_or(moment_bits) as moment_bits,
        bit_or(target_group_bits) as target_group_bits
    from release.mart.reach
    inner join offered using (municipality_code)
    where distance_km <= at_km
    group by point_id
)

select
    *,
    bit_count(theme_bits) as themes,
    bit_count(moment_bits) as moments,
    bit_count(target_group_bits) as target_groups
from reached;
