-- The meetings held in the year up to a day, and how many are asked of $asked in a whole year.
select rsv_code, held, asked, counted_from
from mart.meetings_on(cast($reference_date as date), cast($asked as integer))
order by rsv_code;
