-- The look-alikes of every municipality and partnership; computed in etl/transform/peers.py.
create table release.mart.peer as
select * from computed_peer order by area_kind, area_code, rank;
