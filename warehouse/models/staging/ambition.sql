create table staging.ambition as
with accepted as (
    from accepted.groeiambitie anti join staging.refused_line using (file_id, line)
)
select
    file_id,
    line,
    gebied as area_code,
    jaar as year,
    maat as measure,
    doel as target,
    status
from accepted;
