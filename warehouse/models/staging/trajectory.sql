-- There may be millions of these. So what no model asks is let go before they are copied, and the
-- delivered rows themselves after it: both at once would not fit in the memory a load may take.
alter table accepted.deelname drop column traject_id;
alter table accepted.deelname drop column leeftijd;
alter table accepted.deelname drop column doe_gemeente;
alter table accepted.deelname drop column school_gemeente;
alter table accepted.deelname drop column geslacht;
alter table accepted.deelname drop column opleiding;

create table staging.trajectory as
with accepted as (
    from accepted.deelname anti join staging.refused_line using (file_id, line)
)
select
    file_id,
    gemeente_code as municipality_code,
    startdatum as start_date,
    einddatum as end_date,
    status,
    variant,
    aanbod_id as offer_id,
    aantal as trajectory_count
from accepted;

drop table accepted.deelname;
