-- Every nomination and appointment of a facilitator or kwartiermaker, with the row it was read from.
create table release.mart.appointment as
select
    rsv_code,
    role,
    fte,
    valid_from,
    valid_to,
    appointment_step,
    has_profile,
    has_cv,
    has_vog,
    has_no_conflict_of_interest,
    has_no_double_funding,
    file_name,
    line
from staging.facilitator
left join staging.ingested_file using (file_id)
order by all;
