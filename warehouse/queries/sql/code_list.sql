select code, label, flag from mart.code_list where list = $list order by sort_order;
