select
    info.reference_date,
    info.is_fictitious,
    info.boundaries_file,
    coalesce(info.delivered_inputs, []),
    coalesce(sum(file.rows_loaded), 0)::bigint,
    coalesce(sum(file.rows_rejected), 0)::bigint
from release.mart.release_info as info
left join release.mart.ingested_file as file on true
group by all;
