-- Every theme, moment and target group of a partnership beside its look-alikes; computed in
-- etl/transform/offer_lag.py.
create table release.mart.offer_lag as
select * from computed_offer_lag order by stand, dimension, rsv_code, code;
