-- The regular variants count together; MDT-kort is counted apart and never mixed in.
create table core.variant_group as
select code as variant_group, code as variant from reference.code_list where list = 'variant'
union all
select 'regulier', code from reference.code_list where list = 'variant' and flag = 'regular';
