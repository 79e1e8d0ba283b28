-- Hill numbers of the regular offer that runs on each day a page may speak of; computed in etl/transform/diversity.py.
create table release.mart.diversity as
select * from computed_diversity order by stand, dimension, weight, hill_order, area_kind, area_code;
