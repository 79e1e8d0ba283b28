-- Partnerships and municipalities on the layout of then, for the periods in which that is not
-- today's; computed_participation_then comes from etl/transform/layouts.py
create table release.mart.participation_then as
select * from computed_participation_then
order by period, measure, variant_group, area_kind, area_code;
