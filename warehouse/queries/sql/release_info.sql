from mart.release_info;
