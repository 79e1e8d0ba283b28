-- Every municipality with the partnership it belongs to on one day: no row of its own is missing,
-- and one that would belong to two has two rows.
select
    municipality.area_code as municipality_code,
    municipality.area_name as municipality_name,
    province.area_name as province_name,
    membership.rsv_code,
    membership.layout_status
from mart.area as municipality
left join mart.area as province
    on province.area_kind = 'province' and province.area_code = municipality.province_code
left join mart.membership as membership
    on membership.municipality_code = municipality.area_code
    and membership.valid_from <= cast($reference_date as date)
    and coalesce(membership.valid_to, date '9999-12-31') >= cast($reference_date as date)
where municipality.area_kind = 'municipality'
order by municipality_name, membership.rsv_code;
