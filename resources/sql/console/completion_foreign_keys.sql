-- Finds: foreign keys with their columns on both sides, for join conditions.
-- False positives: none known. Partitions' inherited keys are left out.
-- Privilege: none. Minimum server version: 11.
select
    k.conrelid::bigint as id,
    k.confrelid::bigint as target_id,
    (select pg_catalog.array_agg(a.attname::text order by u.place)
     from pg_catalog.unnest(k.conkey) with ordinality as u (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number) as columns,
    (select pg_catalog.array_agg(a.attname::text order by u.place)
     from pg_catalog.unnest(k.confkey) with ordinality as u (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number) as target_columns
from pg_catalog.pg_constraint k
where k.contype = 'f'
    and k.conparentid = 0
order by k.conrelid, k.oid;
