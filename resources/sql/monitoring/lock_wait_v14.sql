-- Who waits for a lock, which one, and for whom. A session that waits for somebody's transaction to end waits for a row:
-- its relation is then the table it works on, where that is known.
-- Statements of other roles are null without membership in pg_read_all_stats.
-- Needs: nothing beyond the right to connect. From PostgreSQL 14.
select
    l.pid::text as session,
    pg_catalog.array_to_string(pg_catalog.pg_blocking_pids(l.pid), ', ') as blocked_by,
    coalesce(a.usename::text, '') as role_name,
    l.locktype as lock_kind,
    l.mode as lock_mode,
    coalesce(
        n.nspname || '.' || c.relname,
        (select min(hn.nspname || '.' || hc.relname)
         from pg_catalog.pg_locks h
         join pg_catalog.pg_class hc on hc.oid = h.relation and hc.relkind in ('r', 'p')
         join pg_catalog.pg_namespace hn on hn.oid = hc.relnamespace
         where h.pid = l.pid and h.locktype = 'tuple' and h.granted)) as relation_name,
    l.waitstart as waiting_at,
    extract(epoch from pg_catalog.clock_timestamp() - coalesce(l.waitstart, a.state_change))::double precision
        as wait_seconds,
    a.query as statement
from pg_catalog.pg_locks l
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
left join pg_catalog.pg_class c
    on c.oid = l.relation
   and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not l.granted
order by wait_seconds desc nulls last, session
