-- VACUUMs under way on the whole server, with the phase each is in and how much of the table it has looked at. The name
-- of a table in another database is its number. VACUUM FULL is not among them: it rewrites the table.
-- Progress of other roles is null without membership in pg_read_all_stats.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    p.pid::text as session,
    p.datname::text as database_name,
    case when p.datname = pg_catalog.current_database() then p.relid::pg_catalog.regclass::text else p.relid::text end
        as relation_name,
    p.phase,
    p.heap_blks_scanned::double precision / nullif(p.heap_blks_total, 0) as scanned_share,
    p.heap_blks_vacuumed::double precision / nullif(p.heap_blks_total, 0) as cleaned_share,
    p.index_vacuum_count as index_passes,
    extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::double precision as running_seconds,
    a.query as statement
from pg_catalog.pg_stat_progress_vacuum p
left join pg_catalog.pg_stat_activity a on a.pid = p.pid
order by running_seconds desc nulls last, session
