-- The key holds names together that differ only in capitals, accents, spaces or punctuation; a legal
-- form or an abbreviation makes another organisation.
create table staging.partner as
with accepted as (
    from accepted.partners anti join staging.refused_line using (file_id, line)
)
select
    rsv_code,
    organisatie as organisation,
    coalesce(
        nullif(regexp_replace(lower(strip_accents(organisatie)), '[^\p{L}\p{N}]', '', 'g'), ''),
        organisatie
    ) as organisation_key,
    sector,
    lid_vanaf as member_from,
    lid_tot as member_to
from accepted;
