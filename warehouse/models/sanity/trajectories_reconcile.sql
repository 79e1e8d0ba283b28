-- Alle geladen trajecten horen terug te vinden te zijn in de maandtellingen.
select loaded.total as loaded_total, monthly.total as monthly_total
from
    (select coalesce(sum(trajectory_count), 0) as total from staging.trajectory) as loaded,
    (
        select coalesce(sum(trajectory_count), 0) as total
        from core.trajectory_month
        where measure = 'started'
    ) as monthly
where loaded.total <> monthly.total;
