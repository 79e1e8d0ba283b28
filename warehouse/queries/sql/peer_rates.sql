-- The rate of the look-alikes together, from their published counts only: a hidden count must not
-- come back in a sum. Beside it the area's own widened limits, to judge it by.
select
    own.area_code,
    count(*) as known_peers,
    sum(peers.trajectory_count) / sum(peers.youth_population) * 1000 as peers_per_1000,
    any_value(own.rate_per_1000) as rate_per_1000,
    any_value(own.adjusted_lower_998_per_1000) as adjusted_lower_998_per_1000,
    any_value(own.adjusted_upper_998_per_1000) as adjusted_upper_998_per_1000
from mart.participation as own
inner join mart.peer as peer
    on peer.area_kind = own.area_kind and peer.area_code = own.area_code
inner join mart.participation as peers
    on peers.area_kind = own.area_kind
    and peers.area_code = peer.peer_code
    and peers.period = own.period
    and peers.measure = own.measure
    and peers.variant_group = own.variant_group
    and peers.trajectory_count is not null
where own.period = $period
    and own.measure = $measure
    and own.variant_group = $variant_group
    and own.area_kind = $area_kind
group by own.area_code
order by own.area_code;
