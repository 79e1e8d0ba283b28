-- Today's municipalities with the partnership of the reference date; without one, rsv_code is
-- null. A layout that begins later than the reference date is already used for all periods.
create table core.municipality as
with current_membership as (
    select municipality_code, rsv_code, status
    from core.membership cross join core.reference_date
    where coalesce(valid_to, date '9999-12-31') >= reference_date
    qualify row_number() over (
        partition by municipality_code
        order by valid_from <= reference_date desc, abs(valid_from - reference_date)
    ) = 1
)

select
    municipality_code,
    municipality_name,
    province_code,
    province_name,
    urbanisation_class,
    address_density_per_km2,
    area_km2,
    rsv_code,
    status as layout_status
from reference.municipality
left join current_membership using (municipality_code);
