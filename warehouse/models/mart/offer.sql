-- Every delivered offer. Projects and places are not personal: nothing here is suppressed.
create table release.mart.offer as
select
    offer_id,
    offer_name,
    organisation,
    list_sort(list_distinct(themes)) as themes,
    moment,
    list_sort(list_distinct(target_groups)) as target_groups,
    variant,
    variant_groups,
    places,
    start_date,
    end_date,
    list_contains(municipality_codes, 'landelijk') as is_nationwide,
    not list_has_any(
        municipality_codes,
        (select list(municipality_code) || ['landelijk'] from core.municipality)
    ) as is_place_unknown
from staging.offer
inner join (
    select variant, list(variant_group order by variant_group) as variant_groups
    from core.variant_group
    group by variant
) using (variant)
order by offer_id;
