-- HNSW indexes of pgvector that take more than :memory_percent percent of shared_buffers, by their last known page
-- count.
-- May be wrong: machines whose operating system keeps much more in memory than shared_buffers.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    i.relname::text as object_name,
    t.relname::text as table_name,
    i.relpages::bigint * pg_catalog.current_setting('block_size')::bigint as index_bytes,
    s.setting::bigint * 8192 as buffer_bytes
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = i.relnamespace
join pg_catalog.pg_am m on m.oid = i.relam and m.amname = 'hnsw'
join pg_catalog.pg_settings s on s.name = 'shared_buffers'
where i.relkind = 'i'
  and i.relpages::bigint * pg_catalog.current_setting('block_size')::bigint * 100 > s.setting::bigint * 8192 * :memory_percent::bigint
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
