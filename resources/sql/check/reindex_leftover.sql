-- Invalid indexes whose names end in _ccnew or _ccold: REINDEX CONCURRENTLY was broken off between building and
-- swapping. The original index is still there and in use. The fix has no undo, and nothing is lost by it: an invalid
-- index answers no query.
-- May be wrong: none known; one that is being built at this moment is left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    i.relpages * pg_catalog.current_setting('block_size')::bigint as index_bytes,
    pg_catalog.format('drop index concurrently %I.%I', n.nspname, i.relname) as fix_do_1
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
where not x.indisvalid
  and i.relkind = 'i'
  and i.relname ~ '_cc(new|old)[0-9]*$'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select 1
      from pg_catalog.pg_stat_progress_create_index b
      where exists (select 1 from pg_catalog.pg_locks l where l.pid = b.pid and l.relation = t.oid))
order by schema_name, object_name
