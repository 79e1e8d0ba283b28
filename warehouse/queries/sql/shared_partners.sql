-- Organisations that take part in more than one partnership on a day, and how their name is spelled.
select
    partner.organisation_key,
    first(
        partner.organisation order by partner.member_from desc, partner.organisation
    ) as organisation,
    string_agg(distinct partner.organisation, '; ' order by partner.organisation) as spellings,
    count(distinct partner.organisation) as spelling_count,
    string_agg(distinct code.label, ', ' order by code.label) as sectors,
    count(distinct partner.rsv_code) as rsv_count,
    string_agg(distinct rsv.area_name, ', ' order by rsv.area_name) as rsv_names,
    list(distinct partner.rsv_code order by partner.rsv_code) as rsv_codes
from mart.partner as partner
inner join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = partner.rsv_code
left join mart.code_list as code on code.list = 'sector' and code.code = partner.sector
where cast($reference_date as date)
    between partner.member_from and coalesce(partner.member_to, date '9999-12-31')
group by partner.organisation_key
having count(distinct partner.rsv_code) > 1
order by rsv_count desc, organisation;
