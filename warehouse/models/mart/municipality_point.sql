-- Where the offer of a municipality is taken to be; computed from the shipped points.
create table release.mart.municipality_point as
select * from computed_municipality_point order by municipality_code;
