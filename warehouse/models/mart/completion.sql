-- computed_completion comes from etl/transform/completion.py
create table release.mart.completion as
select * from computed_completion
order by period, variant_group, area_kind, area_code;
