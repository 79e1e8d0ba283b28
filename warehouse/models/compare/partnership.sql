-- What else a partnership delivers: trajectories in all, projects, places, fte, partners.
select 'started_total' as figure, flow.area_code, area.area_name, cast(null as date) as month,
    if(count(*) = count(flow.started), sum(flow.started), null)::double as value,
    count(*) > count(flow.started) as is_hidden
from release.mart.participation_month as flow
inner join release.mart.area as area using (area_kind, area_code)
where flow.area_kind in ('rsv', 'country') and flow.variant_group = 'regulier'
group by all
union all
select unnest(['projects', 'places']), offer.area_code, area.area_name, null,
    unnest([offer.projects, offer.places])::double, false
from release.mart.offer_area as offer
inner join release.mart.area as area using (area_kind, area_code)
where offer.area_kind in ('rsv', 'country')
union all
select unnest(['fte', 'partners', 'actions']), rsv_code, rsv_name, null,
    unnest([fte, partners, actions])::double, false
from release.mart.rsv_profile;
