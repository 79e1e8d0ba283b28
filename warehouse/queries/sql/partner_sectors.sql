-- Organisations per partnership and sector on a day; 'all' counts an organisation in two sectors
-- once. A partnership that delivered no partner at all has null, one without any on that day has 0.
-- A partnership that has not begun or has ended is there only when it has partners.
with active as (
    from mart.partner
    where cast($reference_date as date)
        between member_from and coalesce(member_to, date '9999-12-31')
),

counted as (
    select
        rsv_code,
        coalesce(sector, 'all') as sector,
        count(distinct organisation_key) as partners
    from active
    group by grouping sets ((rsv_code, sector), (rsv_code))
),

sector as (
    select code, label, sort_order from mart.code_list where list = 'sector'
    union all
    select 'all', 'Alle', 1000
)

select
    rsv.rsv_code,
    rsv.rsv_name,
    rsv.has_ended,
    sector.code as sector,
    sector.label as sector_label,
    case
        when rsv.rsv_code in (select rsv_code from mart.partner) then coalesce(partners, 0)::double
    end as partners
from mart.rsv_on(cast($reference_date as date)) as rsv
cross join sector
left join counted on counted.rsv_code = rsv.rsv_code and counted.sector = sector.code
where (rsv.has_begun and not rsv.has_ended) or rsv.rsv_code in (select rsv_code from active)
order by rsv.rsv_name, rsv.rsv_code, sector.sort_order;
