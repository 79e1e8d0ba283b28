-- How often intervals made in the past held what came; computed in etl/transform/forecast.
create table release.mart.backtest as
select * from computed_backtest order by measure, area_kind, months_ahead;
