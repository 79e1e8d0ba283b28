create table release.mart.period as
select *, last_day(last_month) as last_day from core.period order by sort_order;
