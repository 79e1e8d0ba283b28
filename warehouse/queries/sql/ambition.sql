from mart.ambition where area_code = $area_code order by year, measure;
