-- The months that could be published: of the country by variant group, of partnerships in total. A
-- municipality has too few a month to say anything.
create table core.publishable_month as
select months.*
from core.participation_month as months
inner join (
    select variant_group, count(*) > 1 as is_total from core.variant_group group by all
) as groups using (variant_group)
where months.area_kind = 'country' or (months.area_kind = 'rsv' and groups.is_total);
