-- The over-dispersion per slice and kind of area, for funnel plots and the account of methods.
create table release.mart.dispersion as
select
    period,
    measure,
    variant_group,
    area_kind,
    max(dispersion) as dispersion,
    max(national_per_1000) as national_per_1000,
    count(*) as areas,
    count(*) filter (is_too_small) as too_small_areas
from release.mart.participation
where area_kind in ('municipality', 'rsv') and not is_suppressed
group by all
order by all;
