-- The municipalities of the boundary year with the partnership of the reference date, which is
-- today's layout; without one, rsv_code is null.
create table core.municipality as
select
    municipality_code,
    municipality_name,
    province_code,
    province_name,
    urbanisation_class,
    address_density_per_km2,
    area_km2,
    rsv_code,
    layout_status
from reference.municipality
inner join core.membership_span using (municipality_code)
cross join core.reference_date
where reference_date between first_day and last_day;
