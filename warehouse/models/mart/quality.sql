-- What a reader must know of the deliveries, one remark per row.
create table release.mart.quality as
with reached as (
    select area_code, measure, year(month) as year, sum(value) as reached
    from release.mart.growth_month
    where not is_provisional and measure in ('plaatsen', 'gestart', 'afgerond')
    group by area_code, measure, year(month)
),

-- projects and organisations of several partnerships count in each, so these need not add up
target_sum as (
    select
        year,
        measure,
        any_value(target) filter (area_code = 'NL') as national,
        sum(target) filter (area_code <> 'NL') as regional,
        any_value(line) filter (area_code = 'NL') as line
    from staging.ambition
    where measure in ('plaatsen', 'gestart', 'afgerond')
    group by all
)

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
    'gemeenten horen op de peildatum bij geen RSV'
    || if(exists (from staging.membership), ' (rsv_gemeenten noemt ze niet, of niet meer)', '')
    || ': ' || array_to_string(list(municipality_name order by municipality_name)[:10], ', ')
    || if(count(*) > 10, ' en nog ' || (count(*) - 10), '')
from core.municipality
where rsv_code is null
having count(*) > 0
union all
select
    'rsv_gemeenten',
    'rsv_zonder_gemeente',
    count(*),
    'RSV''s hebben op de peildatum geen gemeente: ' || string_agg(rsv_name, ', ' order by rsv_name)
from core.rsv
where rsv_code not in (select rsv_code from core.municipality where rsv_code is not null)
having count(*) > 0
union all
select
    input_name,
    'rsv_niet_in_gebruik',
    count(*),
    'regels van een RSV dat niet geladen is (zie de geweigerde rijen van rsv); ze tellen nergens '
    || 'mee: ' || array_to_string(list(distinct rsv_code order by rsv_code)[:10], ', ')
from (
    select 'partners' as input_name, rsv_code from staging.partner
    union all
    select 'facilitatoren', rsv_code from staging.facilitator
    union all
    select 'werkagenda', rsv_code from staging.agenda_action
    union all
    select 'bijeenkomsten', rsv_code from staging.meeting
    union all
    select 'groeiambitie', area_code from staging.ambition where area_code <> 'NL'
)
where rsv_code not in (select rsv_code from core.rsv)
group by input_name
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
union all
select
    'aanbod',
    'thema_onbekend',
    count(distinct (file_id, line)),
    'aanbod met een thema dat niet in de lijst staat; het telt als overig: '
    || string_agg(distinct '"' || theme[8:60] || '"', ', ' order by '"' || theme[8:60] || '"')
from accepted.aanbod
anti join staging.refused_line using (file_id, line)
cross join unnest(thema) as theme (theme)
where starts_with(theme, 'overig:')
having count(*) > 0
union all
select
    'aanbod',
    'gemeente_onbekend',
    count(*),
    'aanbod zonder gemeente in Nederland; het telt in geen gemeente, wel bij de toegekende plaatsen'
from release.mart.offer
where is_place_unknown
having count(*) > 0
union all
select
    'aanbod',
    'rsv_zonder_aanbod',
    count(*),
    'RSV''s zonder aanbod in de aanlevering; hun gemeenten tellen niet als witte vlek: '
    || string_agg(rsv_name, ', ' order by rsv_name)
from core.rsv
where exists (from staging.offer)
    and rsv_code not in (select area_code from release.mart.offer_area where area_kind = 'rsv')
having count(*) > 0
union all
select
    'groeiambitie',
    'doel_onder_stand',
    count(*),
    'doelen van dit jaar zijn lager dan wat op de peildatum al bereikt is; kloppen ze? '
    || string_agg(
        coalesce(rsv_name, 'Nederland') || ', ' || measure || ' ' || year || ': doel '
        || format('{:t.}', target::bigint) || ', bereikt ' || format('{:t.}', round(reached)::bigint)
        || ' (regel ' || line || ')',
        '; '
        order by year, measure, area_code
    )
from staging.ambition as ambition
inner join reached using (area_code, measure, year)
left join core.rsv on rsv_code = area_code
where target < reached
    and year = (select year(reference_date) from core.reference_date)
having count(*) > 0
union all
select
    'groeiambitie',
    'doelen_tellen_niet_op',
    count(*),
    'landelijke doelen wijken af van de doelen van de RSV''s samen: '
    || string_agg(
        measure || ' ' || year || ': landelijk ' || format('{:t.}', national::bigint) || ' (regel '
        || line || '), RSV''s samen ' || format('{:t.}', regional::bigint) || ', verschil '
        || format('{:t.}', abs(national - regional)::bigint),
        '; '
        order by year, measure
    )
from target_sum
where national <> regional
having count(*) > 0
union all
select
    'groeiambitie',
    'landelijk_doel_ontbreekt',
    count(*),
    'keer hebben RSV''s een doel en Nederland niet: '
    || string_agg(measure || ' ' || year, ', ' order by year, measure)
from target_sum
where national is null
having count(*) > 0
order by input_name, remark;
