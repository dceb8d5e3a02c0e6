-- Foreign keys to tables of schema auth that use another unique key than the primary key.
-- May be wrong: an auth schema of your own. Has no fix: the values that point must be translated.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    f.conname::text as part,
    f.conname::text as constraint_name,
    pg_catalog.format('auth.%I', r.relname) as target,
    pg_catalog.pg_get_constraintdef(f.oid) as definition
from pg_catalog.pg_constraint f
join pg_catalog.pg_class c on c.oid = f.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_class r on r.oid = f.confrelid
join pg_catalog.pg_namespace m on m.oid = r.relnamespace
join pg_catalog.pg_index x on x.indexrelid = f.conindid
where f.contype = 'f'
  and f.conparentid = 0
  and m.nspname = 'auth'
  and n.nspname <> 'auth'
  and not x.indisprimary
order by schema_name, object_name, part
