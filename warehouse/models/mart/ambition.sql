-- Targets as delivered, with what was reached so far in that year (null: not delivered).
create table release.mart.ambition as
with reached as (
    select
        case area_kind when 'country' then 'NL' else area_code end as area_code,
        year(month) as year,
        sum(started) as gestart,
        sum(completed) as afgerond
    from release.mart.participation_month
    where variant_group = 'regulier' and area_kind in ('rsv', 'country')
    group by all
)

select
    ambition.area_code,
    ambition.year,
    ambition.measure,
    ambition.target,
    ambition.status,
    case ambition.measure
        when 'gestart' then reached.gestart
        when 'afgerond' then reached.afgerond
    end as reached
from staging.ambition as ambition
left join reached using (area_code, year)
order by ambition.year, ambition.measure, ambition.area_code;
