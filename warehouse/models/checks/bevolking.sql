-- Age bands of one municipality and year may not overlap, or people would count twice.
select
    later.file_id,
    later.line,
    'leeftijd_van' as column_name,
    later.leeftijd_van || '-' || later.leeftijd_tot as found,
    'leeftijden die niet overlappen met een andere regel van deze gemeente' as expected,
    'Zie regel ' || earlier.line
    || if(later.file_id = earlier.file_id, '', ' van bestand ' || file.file_name)
    || ' (' || earlier.leeftijd_van || '-' || earlier.leeftijd_tot
    || '): lever klassen die op elkaar aansluiten.' as advice,
    to_json(struct_pack(
        gemeente_code := later.gemeente_code,
        jaar := later.jaar::varchar,
        leeftijd_van := later.leeftijd_van::varchar,
        leeftijd_tot := later.leeftijd_tot::varchar,
        aantal := later.aantal::varchar,
        status := later.status
    ))::varchar as raw_row,
    cast(null as varchar) as rsv_code,
    [later.gemeente_code] as municipality_codes
from accepted.bevolking as later
inner join accepted.bevolking as earlier
    on later.gemeente_code = earlier.gemeente_code
    and later.jaar = earlier.jaar
    and (later.file_id, later.line) > (earlier.file_id, earlier.line)
    and later.leeftijd_van <= earlier.leeftijd_tot
    and earlier.leeftijd_van <= later.leeftijd_tot
    and (later.leeftijd_van, later.leeftijd_tot) <> (earlier.leeftijd_van, earlier.leeftijd_tot)
inner join staging.ingested_file as file on earlier.file_id = file.file_id
qualify row_number() over (partition by later.file_id, later.line order by earlier.file_id, earlier.line) = 1;
