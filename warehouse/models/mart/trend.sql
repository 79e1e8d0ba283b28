-- computed_trend comes from etl/transform/trend.py
create table release.mart.trend as
select * from computed_trend
order by last_year, measure, variant_group, area_kind, area_code;
