select cluster.municipality_code as area_code, area.area_name, area.rsv_code, cluster.local_moran,
    cluster.p_value, cluster.label, cluster.cluster, cluster.cluster_municipalities
from mart.cluster as cluster
inner join mart.area as area
    on area.area_kind = 'municipality' and area.area_code = cluster.municipality_code
where cluster.period = $period
order by area.area_name, area_code;
