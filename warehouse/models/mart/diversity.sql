-- Hill numbers of the running regular offer; computed in etl/transform/diversity.py.
create table release.mart.diversity as
select * from computed_diversity order by dimension, weight, hill_order, area_kind, area_code;
