-- A municipality belongs to one partnership a day: a second period that overlaps is refused.
select
    later.file_id,
    later.line,
    'geldig_vanaf' as column_name,
    strftime(later.geldig_vanaf, '%d-%m-%Y') as found,
    'een periode die niet overlapt met een andere regel van deze gemeente' as expected,
    'Gemeente ' || later.gemeente_code || ' hoort op die dag al bij ' || earlier.rsv_code
    || ' (regel ' || earlier.line
    || if(later.file_id = earlier.file_id, '', ' van bestand ' || file.file_name)
    || '): vul daar geldig_tot in.' as advice,
    to_json(struct_pack(
        rsv_code := later.rsv_code,
        gemeente_code := later.gemeente_code,
        geldig_vanaf := later.geldig_vanaf::varchar,
        geldig_tot := coalesce(later.geldig_tot::varchar, ''),
        status := later.status
    ))::varchar as raw_row,
    later.rsv_code,
    [later.gemeente_code] as municipality_codes
from accepted.rsv_gemeenten as later
inner join accepted.rsv_gemeenten as earlier
    on later.gemeente_code = earlier.gemeente_code
    and (later.file_id, later.line) > (earlier.file_id, earlier.line)
    and later.geldig_vanaf <= coalesce(earlier.geldig_tot, date '9999-12-31')
    and earlier.geldig_vanaf <= coalesce(later.geldig_tot, date '9999-12-31')
    and later.geldig_vanaf <> earlier.geldig_vanaf
inner join staging.ingested_file as file on earlier.file_id = file.file_id
qualify row_number() over (partition by later.file_id, later.line order by earlier.file_id, earlier.line) = 1;
