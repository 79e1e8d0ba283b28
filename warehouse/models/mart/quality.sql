-- What a reader must know of the deliveries, one remark per row.
create table release.mart.quality as
select
    'deelname' as input_name,
    'woongemeente_onbekend' as remark,
    sum(trajectory_count)::bigint as row_count,
    'trajecten zonder woongemeente in Nederland (' || municipality_code
    || '); ze tellen in geen gemeente en niet in het landelijke cijfer per 1.000' as explanation
from staging.trajectory
where municipality_code in ('onbekend', 'caribisch')
group by municipality_code
union all
select
    'deelname',
    'aanbod_onbekend',
    count(*),
    'trajecten met een aanbod_id dat niet in het bestand aanbod staat'
from staging.trajectory
where offer_id is not null
    and exists (from staging.offer)
    and offer_id not in (select offer_id from staging.offer)
having count(*) > 0
union all
select
    'rsv_gemeenten',
    'gemeente_zonder_rsv',
    count(*),
    'gemeenten horen bij geen RSV: ' || string_agg(municipality_name, ', ' order by municipality_name)
from core.municipality
where rsv_code is null
having count(*) > 0
union all
select
    'bevolking',
    'leeftijden_onvolledig',
    count(*),
    'gemeente-jaren waarvan de leeftijden samen niet precies 12-29 zijn; het cijfer dat met het '
    || 'product meekomt is gebruikt'
from (
    select delivered_code, year
    from staging.population
    where age_from >= 12 and age_to <= 29
    group by all
    having sum(age_to - age_from + 1) <> 18
)
having count(*) > 0
union all
select
    'bevolking',
    'samenvoeging_onvolledig',
    count(*),
    'gemeente-jaren op oudere grenzen waarvan niet elke samengevoegde gemeente is aangeleverd; het '
    || 'cijfer dat met het product meekomt is gebruikt'
from core.delivered_youth
where not is_whole
having count(*) > 0
union all
select
    'bevolking',
    'jaar_onvolledig',
    count(*),
    'gemeente-jaren van jaren waarvoor niet elke gemeente een cijfer heeft; die jaren zijn niet '
    || 'gebruikt'
from (select distinct municipality_code, year from staging.population)
where year not in (select year from core.population_year)
having count(*) > 0
order by input_name, remark;
