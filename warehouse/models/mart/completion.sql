-- computed_completion comes from etl/transform/completion.py
create table release.mart.completion as
select * replace (
    completed::double as completed, stopped::double as stopped, ended::double as ended
)
from computed_completion
order by period, variant_group, area_kind, area_code;
