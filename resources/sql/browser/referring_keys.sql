-- The foreign keys that lead to one relation, each column with the one it refers to. Keys that partitions have from their
-- partitioned table are left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    k.conname::text as constraint_name,
    n.nspname::text as from_schema,
    c.relname::text as from_relation,
    a.attname::text as from_column,
    f.attname::text as to_column
from pg_catalog.pg_constraint k
cross join lateral rows from (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) with ordinality as pair (own, other, place)
join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
join pg_catalog.pg_attribute f on f.attrelid = k.confrelid and f.attnum = pair.other
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where k.contype = 'f' and k.confrelid = :oid::bigint::oid and k.conparentid = 0
order by n.nspname, c.relname, k.conname, pair.place
