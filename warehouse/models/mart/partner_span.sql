-- From when to when an organisation takes part in a partnership without a gap: rows that overlap or
-- follow each other by a day are one membership, whatever the spelling or the sector.
create table release.mart.partner_span as
with ordered as (
    select
        *,
        coalesce(member_to, date '9999-12-31') as last_day,
        max(last_day) over (
            partition by rsv_code, organisation_key
            order by member_from, last_day
            rows between unbounded preceding and 1 preceding
        ) as covered_to
    from staging.partner
),

numbered as (
    select
        *,
        count(*) filter (covered_to is null or member_from > covered_to + 1) over (
            partition by rsv_code, organisation_key
            order by member_from, last_day
            rows unbounded preceding
        ) as number
    from ordered
)

select
    rsv_code,
    organisation_key,
    first(organisation order by member_from desc, organisation) as organisation,
    min(member_from) as member_from,
    nullif(max(last_day), date '9999-12-31') as member_to
from numbered
group by rsv_code, organisation_key, number
order by all;
