-- Tables that were read from end to end, and how many rows that cost, since the statistics were reset. Reading a small
-- table whole is right; a large one read whole often, with few reads through an index, usually lacks one.
-- Partitions are listed one by one.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.schemaname::text as schema_name,
    s.relname::text as relation_name,
    s.n_live_tup as live_rows,
    s.seq_scan as sequential_scans,
    s.seq_tup_read as sequential_rows,
    s.seq_tup_read / nullif(s.seq_scan, 0) as rows_per_scan,
    coalesce(s.idx_scan, 0) as index_scans,
    s.seq_scan::double precision / nullif(s.seq_scan + coalesce(s.idx_scan, 0), 0) as sequential_share
from pg_catalog.pg_stat_user_tables s
where s.seq_scan > 0 and s.schemaname !~ '^pg_'
order by s.seq_tup_read desc, schema_name, relation_name
