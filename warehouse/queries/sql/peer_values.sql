-- What made them alike: every variable of the area itself (rank 0) and its look-alikes.
with listed as (
    select 0 as rank, $area_code as area_code
    union all
    select rank, peer_code
    from mart.peer
    where area_kind = $area_kind and area_code = $area_code
)

select
    listed.rank,
    listed.area_code,
    area.area_name,
    variable.variable,
    variable.label,
    variable.unit,
    variable.decimals,
    variable.value,
    variable.standardised
from listed
inner join mart.area as area
    on area.area_kind = $area_kind and area.area_code = listed.area_code
inner join mart.peer_variable as variable
    on variable.area_kind = area.area_kind and variable.area_code = area.area_code
order by variable.sort_order, listed.rank;
