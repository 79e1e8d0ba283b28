-- Elk gebied met een aantal hoort jongeren te hebben, anders is er geen cijfer per 1.000.
select period, measure, variant_group, area_kind, area_code, youth_population
from release.mart.participation
where youth_population is null or youth_population <= 0;
