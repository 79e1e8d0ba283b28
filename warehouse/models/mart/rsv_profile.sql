-- One row per partnership: contact, facilitator on the reference date, partners, meetings, actions.
create table release.mart.rsv_profile as
with facilitator as (
    select
        rsv_code,
        -- nominated and tested are steps towards an appointment, not yet fte
        sum(fte) filter (appointment_step = 'aangesteld') as fte,
        string_agg(distinct role, ', ' order by role) as roles,
        string_agg(distinct appointment_step, ', ' order by appointment_step) as appointment_steps
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

meeting as (
    select
        rsv_code,
        count(*) filter (
            meeting_kind = 'overleg'
            and meeting_date <= reference_date
            and meeting_date > reference_date - interval 1 year
        ) as meetings_last_year,
        min(meeting_date) filter (meeting_kind = 'evaluatie') as evaluation_date
    from staging.meeting
    cross join core.reference_date
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
        count(*) as municipalities,
        sum(area_km2) as area_km2,
        bool_or(layout_status = 'voorlopig') as is_provisional
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
    size.area_km2,
    size.is_provisional,
    facilitator.fte,
    facilitator.roles,
    facilitator.appointment_steps,
    partner.partners,
    meeting.meetings_last_year,
    meeting.evaluation_date,
    agenda.actions
from core.rsv as rsv
left join size using (rsv_code)
left join facilitator using (rsv_code)
left join partner using (rsv_code)
left join meeting using (rsv_code)
left join agenda using (rsv_code)
order by rsv.rsv_code;
