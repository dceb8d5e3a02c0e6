-- How often each index was scanned since the statistics were reset, for remembering: no file is looked at, the size is the
-- page count of the last VACUUM or ANALYZE. is_needed: it enforces something, so zero scans do not make it useless.
-- Parts of partitioned indexes are listed one by one; the partitioned index itself is never scanned and left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    i.oid::bigint as oid,
    n.nspname::text as schema_name,
    t.relname::text as relation_name,
    i.relname::text as index_name,
    i.relpages * pg_catalog.current_setting('block_size')::bigint as size_bytes,
    pg_catalog.pg_stat_get_numscans(i.oid) as scans,
    x.indisunique or x.indisprimary or x.indisexclusion or x.indisreplident as is_needed
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid and i.relkind = 'i'
join pg_catalog.pg_class t on t.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
where t.relkind in ('r', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
order by oid
