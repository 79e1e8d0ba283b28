from mart.quality order by input_name, remark;
