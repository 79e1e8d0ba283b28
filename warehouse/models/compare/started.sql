-- Started regular trajectories per partnership and month, and for the country.
select
    'started' as figure,
    flow.area_code,
    area.area_name,
    flow.month,
    flow.started::double as value,
    flow.started is null as is_hidden
from release.mart.participation_month as flow
inner join release.mart.area as area using (area_kind, area_code)
where flow.area_kind in ('rsv', 'country') and flow.variant_group = 'regulier';
