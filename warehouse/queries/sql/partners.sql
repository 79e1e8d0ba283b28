-- Who takes part on a day: an organisation once per sector of a partnership, in its newest spelling,
-- with the days of its membership without a gap.
select
    partner.rsv_code,
    rsv.area_name as rsv_name,
    partner.sector,
    code.label as sector_label,
    partner.organisation_key,
    first(
        partner.organisation order by partner.member_from desc, partner.organisation
    ) as organisation,
    min(span.member_from) as member_from,
    max(span.member_to) as member_to
from mart.partner as partner
inner join mart.partner_span as span
    on span.rsv_code = partner.rsv_code
    and span.organisation_key = partner.organisation_key
    and cast($reference_date as date)
        between span.member_from and coalesce(span.member_to, date '9999-12-31')
inner join mart.area as rsv on rsv.area_kind = 'rsv' and rsv.area_code = partner.rsv_code
left join mart.code_list as code on code.list = 'sector' and code.code = partner.sector
where ($rsv_code is null or partner.rsv_code = $rsv_code)
    and cast($reference_date as date)
        between partner.member_from and coalesce(partner.member_to, date '9999-12-31')
group by partner.rsv_code, rsv.area_name, partner.sector, code.label, code.sort_order,
    partner.organisation_key
order by rsv.area_name, partner.rsv_code, code.sort_order, organisation;
