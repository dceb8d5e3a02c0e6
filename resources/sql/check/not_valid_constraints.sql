-- Foreign keys, checks and (from PostgreSQL 18) not-null constraints marked NOT VALID. Validating reads the table under
-- a lock that lets reads and writes go on. What is NOT ENFORCED (from PostgreSQL 18) is never valid and is left out.
-- May be wrong: left so on purpose for old rows; ignore it with that reason.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    k.conname::text as part,
    k.conname::text as constraint_name,
    pg_catalog.pg_get_constraintdef(k.oid) as definition,
    pg_catalog.format('alter table %I.%I validate constraint %I', n.nspname, c.relname, k.conname) as fix_do_1,
    pg_catalog.format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as fix_undo_1,
    pg_catalog.format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname,
        pg_catalog.pg_get_constraintdef(k.oid)) as fix_undo_2,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where k.contype in ('f', 'c', 'n')
  and not k.convalidated
  and coalesce(pg_catalog.to_jsonb(k) ->> 'conenforced', 'true') = 'true'
  and k.conparentid = 0
  and k.coninhcount = 0
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name, part
