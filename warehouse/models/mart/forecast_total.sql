-- What the expected months of a year may bring together, as evenly spaced quantiles; computed in
-- etl/transform/forecast.
create table release.mart.forecast_total as
select * from computed_forecast_total order by measure, made_on, area_code, year, quantile;
