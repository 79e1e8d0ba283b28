-- computed_direction comes from etl/transform/direction.py
create table release.mart.direction as
select * from computed_direction
order by period, measure, variant_group, area_kind, area_code;
