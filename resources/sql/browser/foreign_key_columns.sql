-- The columns of the first foreign key of one relation that a column takes part in, each with the column it refers to.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with reference as (
    select k.*
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.contype = 'f' and k.conrelid = :oid::bigint::oid and a.attname = :column_name
    order by pg_catalog.array_length(k.conkey, 1), k.oid
    limit 1
)
select
    a.attname::text as column_name,
    n.nspname::text as target_schema,
    c.relname::text as target_relation,
    f.attname::text as target_column
from reference r
cross join lateral rows from (pg_catalog.unnest(r.conkey), pg_catalog.unnest(r.confkey)) with ordinality as pair (own, other, place)
join pg_catalog.pg_attribute a on a.attrelid = r.conrelid and a.attnum = pair.own
join pg_catalog.pg_attribute f on f.attrelid = r.confrelid and f.attnum = pair.other
join pg_catalog.pg_class c on c.oid = r.confrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
order by pair.place
