-- The offers that pass a choice and ran on at least one day from first_day to last_day. A choice
-- that is null lets everything pass.
create macro release.mart.offer_in(
    in_theme, in_variant_group, in_moment, in_target_group, first_day, last_day
) as table
select *
from release.mart.offer
where (in_theme is null or list_contains(themes, in_theme))
    and (in_variant_group is null or list_contains(variant_groups, in_variant_group))
    and (in_moment is null or moment = in_moment)
    and (in_target_group is null or list_contains(target_groups, in_target_group))
    and start_date <= last_day
    and coalesce(end_date, date '9999-12-31') >= first_day;
