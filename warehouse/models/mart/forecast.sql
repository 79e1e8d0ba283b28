-- What is expected per month, and from the first expected month of a year to its end (year_*), made
-- on the last month of every reference date that can be chosen, from the months up to it; `overig` is
-- what belongs to no partnership. Computed in etl/transform/forecast.
create table release.mart.forecast as
select * from computed_forecast order by measure, made_on, area_code, month;
