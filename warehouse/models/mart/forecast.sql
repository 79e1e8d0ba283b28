-- What is expected per month, and from the first expected month of a year to its end (year_*);
-- `overig` is what belongs to no partnership. Computed in etl/transform/forecast.py.
create table release.mart.forecast as
select * from computed_forecast order by measure, area_code, month;
