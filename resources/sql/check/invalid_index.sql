-- Indexes that PostgreSQL marks invalid, usually because CREATE INDEX CONCURRENTLY was broken off. An index that is
-- being built at this moment is left out; so is what REINDEX CONCURRENTLY leaves behind (see reindex_leftover).
-- May be wrong: a partitioned index stays invalid until every partition has its part; it has no fix here.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    pg_catalog.pg_get_indexdef(i.oid) as definition,
    case when i.relkind = 'i' then pg_catalog.format('reindex index concurrently %I.%I', n.nspname, i.relname) end as fix_do_1,
    t.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
where not x.indisvalid
  and i.relname !~ '_cc(new|old)[0-9]*$'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select 1
      from pg_catalog.pg_stat_progress_create_index b
      where b.index_relid = i.oid
         or (b.index_relid is null
             and exists (select 1 from pg_catalog.pg_locks l where l.pid = b.pid and l.relation = t.oid)))
order by schema_name, object_name
