from mart.period
where period in (
    select period
    from mart.participation
    where measure = $measure and variant_group = $variant_group
)
order by sort_order;
