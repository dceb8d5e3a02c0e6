-- What happened to each table since the statistics were reset: sequential and index scans, rows written, live and dead
-- rows, and when VACUUM and ANALYZE (by hand or automatic, the later of both) last ran.
-- Live and dead rows are the statistics' estimates. Partitions are listed one by one; a partitioned table holds no rows
-- of its own and is left out. The figures are those of pg_stat_user_tables, asked without its grouping. Where index_usage
-- was asked in the same look, what follows "only:" counts too: index scans are summed from there.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with owned (oid, extname) as materialized (
    select d.objid, e.extname::text
    from pg_catalog.pg_extension e
    join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'e'
)
select
    n.nspname::text as schema_name,
    c.relname::text as relation_name,
    pg_catalog.pg_stat_get_numscans(c.oid) as sequential_scans,
    pg_catalog.pg_stat_get_tuples_returned(c.oid) as sequential_rows,
    coalesce((
        select sum(pg_catalog.pg_stat_get_numscans(x.indexrelid))::bigint
        from pg_catalog.pg_index x
        where x.indrelid = c.oid
        -- only: and false
    ), 0) as index_scans,
    pg_catalog.pg_stat_get_tuples_inserted(c.oid) as inserted,
    pg_catalog.pg_stat_get_tuples_updated(c.oid) as updated,
    pg_catalog.pg_stat_get_tuples_deleted(c.oid) as deleted,
    pg_catalog.pg_stat_get_live_tuples(c.oid) as live_rows,
    pg_catalog.pg_stat_get_dead_tuples(c.oid) as dead_rows,
    greatest(pg_catalog.pg_stat_get_last_vacuum_time(c.oid), pg_catalog.pg_stat_get_last_autovacuum_time(c.oid))
        as last_vacuum,
    greatest(pg_catalog.pg_stat_get_last_analyze_time(c.oid), pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid))
        as last_analyze,
    o.extname as extension_name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join owned o on o.oid = c.oid
where c.relkind in ('r', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
order by sequential_rows desc, schema_name, relation_name
