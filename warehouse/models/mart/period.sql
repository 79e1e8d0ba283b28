create table release.mart.period as
select * from core.period order by sort_order;
