-- How many blocks of each table and of its indexes were found in PostgreSQL's own buffers, and how many were asked from
-- the operating system, since the statistics were reset. A share is null where nothing was read. A block asked from the
-- system may still have come from its cache: a low share is a question, not a verdict.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.schemaname::text as schema_name,
    s.relname::text as relation_name,
    s.heap_blks_hit::double precision / nullif(s.heap_blks_hit + s.heap_blks_read, 0) as table_hit_share,
    s.heap_blks_hit as table_hits,
    s.heap_blks_read as table_reads,
    s.idx_blks_hit::double precision / nullif(s.idx_blks_hit + s.idx_blks_read, 0) as index_hit_share,
    s.idx_blks_hit as index_hits,
    s.idx_blks_read as index_reads
from pg_catalog.pg_statio_user_tables s
where s.schemaname !~ '^pg_'
order by s.heap_blks_read + coalesce(s.idx_blks_read, 0) desc, schema_name, relation_name
