-- The rows that were loaded, counted from the tables themselves.
create table staging.loaded_line as
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

from accepted anti join staging.refused_line using (file_id, line);
