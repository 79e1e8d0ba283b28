-- National and online offer, which is in no municipality: counted apart.
with chosen as (from mart.period_days($period)),

ran as (
    from mart.offer_in(
        $theme, $variant_group, $moment, $target_group,
        (select first_day from chosen), (select last_day from chosen)
    )
)

select
    count(*) as projects,
    count(*) filter (coalesce(end_date, date '9999-12-31') >= chosen.last_day) as running_projects,
    count(distinct organisation) as organisations,
    coalesce(sum(places * part), 0) as places
from chosen
inner join (ran inner join mart.offer_place as place using (offer_id))
    on place.municipality_code = 'landelijk'
having exists (from chosen) and exists (from mart.offer);
