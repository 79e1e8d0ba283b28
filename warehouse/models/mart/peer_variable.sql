-- The variables that made areas look alike, as they are and standardised; etl/transform/peers.py.
create table release.mart.peer_variable as
select * from computed_peer_variable order by area_kind, area_code, sort_order;
