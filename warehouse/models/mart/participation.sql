-- computed_participation comes from etl/transform/participation.py
create table release.mart.participation as
select * from computed_participation
order by period, measure, variant_group, area_kind, area_code;
