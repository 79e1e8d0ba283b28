-- How many rows of each file were loaded, counted from the tables themselves.
create table staging.loaded_file as
with accepted as (
    select file_id, line from accepted.rsv
    union all
    select file_id, line from accepted.rsv_gemeenten
    union all
    select file_id, line from accepted.deelname
    union all
    select file_id, line from accepted.aanbod
    union all
    select file_id, line from accepted.partners
    union all
    select file_id, line from accepted.facilitatoren
    union all
    select file_id, line from accepted.groeiambitie
    union all
    select file_id, line from accepted.werkagenda
    union all
    select file_id, line from accepted.bijeenkomsten
    union all
    select file_id, line from accepted.bevolking
)

select file_id, count(*) as rows_loaded
from accepted
anti join staging.refused_line using (file_id, line)
group by file_id;
