-- computed_signal comes from etl/transform/direction.py
create table release.mart.signal as
select * from computed_signal
order by period, variant_group, area_kind, area_code;
