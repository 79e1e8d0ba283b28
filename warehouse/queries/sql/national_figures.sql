with asked as (select cast($reference_date as date) as today)

select
    figure,
    max(value) filter (day = today) as now,
    max(value) filter (day = last_day((today - interval 1 year)::date)) as year_before
from mart.national_figure
cross join asked
group by figure;
