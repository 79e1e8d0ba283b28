select
    figure,
    max(value) filter (moment = 'now') as now,
    max(value) filter (moment = 'year_before') as year_before
from mart.national_figure
group by figure;
