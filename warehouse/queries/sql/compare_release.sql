-- What two releases must agree on before their figures can be held side by side.
select
    reference_date,
    is_fictitious,
    is_provisional_layout,
    has_layout_of_then,
    smallest_count,
    boundary_year
from mart.release_info;
