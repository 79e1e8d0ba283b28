-- What is known of municipalities and partnerships to find look-alikes by; which of these count is
-- in reference/peer_variables.yaml. Young people and inhabitants are of one year.
create table core.peer_value as
with municipality as (
    select
        reference.municipality_code,
        home.rsv_code,
        youth.youth_population,
        reference.inhabitants,
        home.area_km2,
        home.urbanisation_class,
        home.address_density_per_km2
    from reference.municipality as reference
    inner join core.municipality as home using (municipality_code)
    inner join core.youth_population as youth
        on youth.municipality_code = reference.municipality_code and youth.year = reference.year
),

area as (
    select 'municipality' as area_kind, municipality_code as area_code, * from municipality
    union all
    select 'rsv', rsv_code, * from municipality where rsv_code is not null
),

value as (
    select
        area_kind,
        area_code,
        sum(youth_population)::double as youth_population,
        100 * sum(youth_population) / sum(inhabitants) as youth_share_pct,
        sum(youth_population) / sum(area_km2) as youth_per_km2,
        sum(urbanisation_class * youth_population) / sum(youth_population) as urbanisation_class,
        sum(address_density_per_km2 * youth_population) / sum(youth_population)
            as address_density_per_km2,
        100 * coalesce(sum(youth_population) filter (urbanisation_class <= 2), 0)
            / sum(youth_population) as urban_youth_pct
    from area
    group by area_kind, area_code
)

unpivot value
on columns(* exclude (area_kind, area_code))
into name variable value value;
