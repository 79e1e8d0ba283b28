select profile.*, offer.projects, offer.organisations, offer.places, area.youth_population,
    area.population_year, area.population_status
from mart.rsv_profile as profile
left join mart.offer_area as offer on offer.area_kind = 'rsv' and offer.area_code = profile.rsv_code
left join mart.area as area on area.area_kind = 'rsv' and area.area_code = profile.rsv_code
order by profile.rsv_code;
