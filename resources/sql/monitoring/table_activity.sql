-- What happened to each table since the statistics were reset: sequential and index scans, rows written, live and dead
-- rows, and when VACUUM and ANALYZE (by hand or automatic, the later of both) last ran.
-- Live and dead rows are the statistics' estimates. Partitions are listed one by one; a partitioned table holds no rows
-- of its own and is left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.schemaname::text as schema_name,
    s.relname::text as relation_name,
    coalesce(s.seq_scan, 0) as sequential_scans,
    coalesce(s.seq_tup_read, 0) as sequential_rows,
    coalesce(s.idx_scan, 0) as index_scans,
    s.n_tup_ins as inserted,
    s.n_tup_upd as updated,
    s.n_tup_del as deleted,
    s.n_live_tup as live_rows,
    s.n_dead_tup as dead_rows,
    greatest(s.last_vacuum, s.last_autovacuum) as last_vacuum,
    greatest(s.last_analyze, s.last_autoanalyze) as last_analyze,
    (select e.extname::text
     from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
     where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.relid and d.deptype = 'e'
     limit 1) as extension_name
from pg_catalog.pg_stat_user_tables s
join pg_catalog.pg_class c on c.oid = s.relid
where c.relkind <> 'p' and s.schemaname !~ '^pg_'
order by coalesce(s.seq_tup_read, 0) desc, schema_name, relation_name
