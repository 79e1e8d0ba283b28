-- The four measures per month, for the country and the partnerships: a flow within the month, what
-- runs at its end (country only), and places granted to offer that begins in it. A value that is
-- missing is hidden. Nothing of before the first registration is known.
with counts as (
    select
        area_code,
        month,
        unnest(['started', 'completed', 'running']) as measure,
        unnest([started, completed, running])::double as value
    from mart.participation_month
    where variant_group = 'regulier' and area_kind in ('rsv', 'country')
)

select area_code, measure, month, value
from counts
where measure <> 'running' or area_code = 'NL'
union all
select area_code, 'granted_places', month, value
from mart.growth_month
where measure = 'plaatsen' and not is_provisional and area_code = 'NL'
order by area_code, measure, month;
