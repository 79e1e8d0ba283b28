-- Regular offer that runs on each day a page may speak of, by partnership and for the country: one
-- row per project and theme, moment or target group, with its share of the places there.
create table core.running_offer_code as
with running as (
    select stand.stand, offer.*
    from release.mart.offer as offer
    cross join core.stand as stand
    where list_contains(variant_groups, 'regulier')
        and start_date <= day
        and coalesce(end_date, date '9999-12-31') >= day
),

area as (
    select 'rsv' as area_kind, rsv_code as area_code, offer_id, sum(part) as part
    from release.mart.offer_place
    where rsv_code is not null
    group by all
    union all
    select 'country', 'NL', offer_id, sum(part)
    from release.mart.offer_place
    where municipality_code <> 'landelijk'
    group by all
),

described as (
    select stand, offer_id, 'theme' as dimension, unnest(themes) as code, 1 / len(themes) as share
    from running
    union all
    select stand, offer_id, 'moment', moment, 1 from running
    union all
    select stand, offer_id, 'target_group', unnest(target_groups), 1 / len(target_groups) from running
)

select
    stand,
    area.area_kind,
    area.area_code,
    offer_id,
    described.dimension,
    described.code,
    running.places * area.part * described.share as places
from running
inner join area using (offer_id)
inner join described using (stand, offer_id);
