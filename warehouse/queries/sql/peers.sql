-- The area itself (rank 0) and its look-alikes.
with listed as (
    select 0 as rank, area_code, 0.0 as distance
    from mart.area
    where area_kind = $area_kind and area_code = $area_code
        and area_code in (select area_code from mart.peer where area_kind = $area_kind)
    union all
    select rank, peer_code, distance
    from mart.peer
    where area_kind = $area_kind and area_code = $area_code
)

select listed.rank, listed.area_code, area.area_name, rsv.area_name as rsv_name, listed.distance
from listed
inner join mart.area as area
    on area.area_kind = $area_kind and area.area_code = listed.area_code
left join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = area.rsv_code
order by listed.rank;
