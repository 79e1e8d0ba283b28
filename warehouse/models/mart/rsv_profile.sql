-- One row per partnership: contact, and fte, partners and actions on the reference date.
create table release.mart.rsv_profile as
with facilitator as (
    select
        rsv_code,
        -- nominated and tested are steps towards an appointment, not yet fte
        sum(fte) filter (appointment_step = 'aangesteld') as fte
    from staging.facilitator
    cross join core.reference_date
    where valid_from <= reference_date and coalesce(valid_to, date '9999-12-31') >= reference_date
    group by rsv_code
),

partner as (
    select
        rsv_code,
        count(distinct organisation_key) as partners
    from staging.partner
    cross join core.reference_date
    where member_from <= reference_date
        and coalesce(member_to, date '9999-12-31') >= reference_date
    group by rsv_code
),

agenda as (
    select
        rsv_code,
        count(*) filter (status <> 'vervallen') as actions
    from staging.agenda_action
    group by rsv_code
),

size as (
    select
        rsv_code,
        count(*) as municipalities
    from core.municipality
    where rsv_code is not null
    group by rsv_code
)

select
    rsv.rsv_code,
    rsv.rsv_name,
    rsv.contact_name,
    rsv.contact_email,
    rsv.website,
    size.municipalities,
    facilitator.fte,
    partner.partners,
    agenda.actions
from core.rsv as rsv
left join size using (rsv_code)
left join facilitator using (rsv_code)
left join partner using (rsv_code)
left join agenda using (rsv_code)
order by rsv.rsv_code;
