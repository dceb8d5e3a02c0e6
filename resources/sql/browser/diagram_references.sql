-- The foreign keys of the tables of one schema, wherever they lead, for a diagram; what a partition has from its
-- partitioned table is left out. Also: whether every referencing row must have a partner (all columns NOT NULL), and
-- whether it has its partner for itself (a valid unique index without predicate over no more than these columns).
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    k.conname::text as constraint_name,
    c.relname::text as from_name,
    target_schema.nspname::text as to_schema,
    target.relname::text as to_name,
    (select pg_catalog.array_agg(a.attname::text order by p.place)
     from pg_catalog.unnest(k.conkey) with ordinality as p (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number) as from_columns,
    (select pg_catalog.array_agg(a.attname::text order by p.place)
     from pg_catalog.unnest(k.confkey) with ordinality as p (number, place)
     join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.number) as to_columns,
    not exists (
        select 1 from pg_catalog.pg_attribute a
        where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and not a.attnotnull) as is_mandatory,
    exists (
        select 1 from pg_catalog.pg_index x
        where x.indrelid = k.conrelid and x.indisunique and x.indisvalid and x.indpred is null and x.indexprs is null
          and not exists (
              select 1 from pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality as p (number, place)
              where p.place <= x.indnkeyatts and p.number <> all (k.conkey))) as is_unique
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_class target on target.oid = k.confrelid
join pg_catalog.pg_namespace target_schema on target_schema.oid = target.relnamespace
where k.contype = 'f' and k.conparentid = 0 and n.nspname = :schema_name
order by c.relname, k.conname
