-- The municipalities of an offer. Its places are shared evenly over everything it names, so that
-- the parts of an offer that is also nationwide or abroad are not counted twice.
create table release.mart.offer_place as
select distinct
    offer.offer_id,
    place.municipality_code,
    municipality.rsv_code,
    1 / len(offer.municipality_codes) as part
from staging.offer as offer
cross join unnest(offer.municipality_codes) as place (municipality_code)
left join core.municipality as municipality using (municipality_code)
where municipality.municipality_code is not null or place.municipality_code = 'landelijk'
order by offer_id, municipality_code;
