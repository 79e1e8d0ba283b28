from mart.ingested_file order by input_name, file_name;
