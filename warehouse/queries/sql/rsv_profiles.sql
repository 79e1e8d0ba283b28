-- Every partnership with what was delivered of it, its meetings on a day, and its young people.
select
    profile.*,
    meeting.held as meetings_last_year,
    evaluation.evaluation_date,
    area.youth_population
from mart.rsv_profile as profile
left join mart.meetings_on(cast($reference_date as date)) as meeting
    on meeting.rsv_code = profile.rsv_code
left join (
    select rsv_code, min(meeting_date) as evaluation_date
    from mart.meeting
    where meeting_kind = 'evaluatie'
    group by all
) as evaluation on evaluation.rsv_code = profile.rsv_code
left join mart.area as area on area.area_kind = 'rsv' and area.area_code = profile.rsv_code
order by profile.rsv_code;
