-- Queue tables of pgmq (pgmq.q_…) without row security while pgmq_public, or pgmq itself, is exposed.
-- May be wrong: none known where the API roles may use the schema.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    x.served_by,
    pg_catalog.format('alter table %I.%I enable row level security', n.nspname, c.relname) as fix_do_1,
    pg_catalog.format('alter table %I.%I disable row level security', n.nspname, c.relname) as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select pg_catalog.string_agg(s.nspname, ', ' order by s.nspname) as served_by
    from pg_catalog.pg_namespace s
    where s.nspname in ('pgmq', 'pgmq_public') and s.nspname = any (:exposed_schemas::text[])
) as x
where n.nspname = 'pgmq'
  and c.relkind in ('r', 'p')
  and c.relname ~ '^q_'
  and not c.relrowsecurity
  and x.served_by is not null
order by schema_name, object_name
