from mart.period order by sort_order;
