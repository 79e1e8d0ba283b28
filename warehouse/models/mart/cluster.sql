-- Municipalities that are low or high together with their neighbours; etl/transform/clusters.py.
create table release.mart.cluster as
select * from computed_cluster order by period, municipality_code;
