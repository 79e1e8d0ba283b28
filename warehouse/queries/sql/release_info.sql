select *, (select min(valid_from) from mart.membership) as first_layout_day
from mart.release_info;
