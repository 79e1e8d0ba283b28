-- Order does not matter: a sum and a count of row hashes.
select sum(hash(t)::hugeint)::varchar, bit_xor(hash(t))::varchar, count(*) from query_table(?) as t;
