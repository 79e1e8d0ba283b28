from mart.rejected order by input_name, file_name, line, column_name;
