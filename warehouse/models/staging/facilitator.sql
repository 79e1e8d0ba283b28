create table staging.facilitator as
with accepted as (
    from accepted.facilitatoren anti join staging.refused_line using (file_id, line)
)
select
    file_id,
    line,
    rsv_code,
    rol as role,
    fte,
    vanaf as valid_from,
    tot as valid_to,
    stap as appointment_step,
    profiel as has_profile,
    cv as has_cv,
    vog as has_vog,
    belangentoets as has_no_conflict_of_interest,
    geen_dubbelfinanciering as has_no_double_funding
from accepted;
