-- Every loaded row under the partnership whose delivery it is, with the days it speaks of; rows of
-- deelname that are alike in this are counted together, for there may be millions. rsv_code is null
-- when it is of none alone: the country, an unknown municipality, or a partnership of which others
-- deliver a few rows. Two rules keep the rows of others apart where an input names municipalities:
-- a resident at an offer elsewhere (as in core.own_start), and a file speaks for a partnership when
-- it holds, per young person, at least a tenth of what it holds for the densest: for deelname in
-- some quarter, since one may begin late or stop early in a file of many.
create table core.delivered_row as
with offer_rsv as (
    select distinct offer.aanbod_id, municipality.rsv_code
    from accepted.aanbod as offer
    anti join staging.refused_line using (file_id, line)
    cross join unnest(offer.gemeente_code) as place (municipality_code)
    left join core.municipality as municipality
        on municipality.municipality_code = place.municipality_code
),

by_place as (
    select
        'deelname' as input_name,
        trajectory.file_id,
        null as line,
        case
            when at_home.aanbod_id is not null
                or trajectory.offer_id is null
                or trajectory.offer_id not in (select aanbod_id from offer_rsv)
            then home.rsv_code
        end as rsv_code,
        count(*) as row_count,
        sum(trajectory.trajectory_count) as weight,
        trajectory.start_date as first_day,
        trajectory.end_date as last_day
    from staging.trajectory as trajectory
    left join core.municipality as home
        on home.municipality_code = trajectory.municipality_code
    left join offer_rsv as at_home
        on at_home.aanbod_id = trajectory.offer_id and at_home.rsv_code = home.rsv_code
    group by all
    union all
    select 'aanbod', file_id, line, rsv_code, 1, 1, startdatum, null
    from (
        select distinct offer.file_id, offer.line, offer_rsv.rsv_code, offer.startdatum
        from accepted.aanbod as offer
        anti join staging.refused_line using (file_id, line)
        left join offer_rsv using (aanbod_id)
    )
),

young as (
    select municipality.rsv_code, sum(youth_population) as youth_population
    from core.youth_population
    inner join core.municipality as municipality using (municipality_code)
    where year = (select max(year) from core.population_year)
    group by all
),

spoken_for as (
    select distinct file_id, rsv_code
    from (
        select
            file_id,
            case when input_name = 'deelname' then date_trunc('quarter', first_day) end as quarter,
            rsv_code,
            sum(weight) / youth_population as density
        from by_place
        inner join young using (rsv_code)
        group by file_id, quarter, rsv_code, youth_population
        qualify density >= 0.1 * max(density) over (partition by file_id, quarter)
    )
),

whole_row as (
    select 'partners' as input_name, file_id, line, rsv_code, [lid_vanaf, lid_tot] as days,
        false as is_concept
    from accepted.partners
    union all
    select 'facilitatoren', file_id, line, rsv_code, [vanaf, tot], false
    from accepted.facilitatoren
    union all
    select 'werkagenda', file_id, line, rsv_code, [], false from accepted.werkagenda
    union all
    select 'bijeenkomsten', file_id, line, rsv_code, [datum], false from accepted.bijeenkomsten
    union all
    select 'groeiambitie', file_id, line, nullif(gebied, 'NL'), [], status = 'concept'
    from accepted.groeiambitie
    union all
    select 'rsv', file_id, line, rsv_code, [], false from accepted.rsv
    union all
    select 'rsv_gemeenten', file_id, line, rsv_code, [geldig_vanaf], status = 'voorlopig'
    from accepted.rsv_gemeenten
    union all
    select 'bevolking', file_id, line, null, [make_date(jaar, 1, 1)], status <> 'definitief'
    from accepted.bevolking
)

select
    input_name,
    file_id,
    case when spoken_for.rsv_code is not null then by_place.rsv_code end as rsv_code,
    -- an offer in several partnerships of which none delivers it stays one row
    coalesce(sum(row_count) filter (line is null), 0) + count(distinct line) as row_count,
    sum(weight) as weight,
    [first_day, last_day] as days,
    false as is_concept
from by_place
left join spoken_for using (file_id, rsv_code)
group by all
union all
select input_name, file_id, rsv_code, 1, 1, days, is_concept
from whole_row
anti join staging.refused_line using (file_id, line);
