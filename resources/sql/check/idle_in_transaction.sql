-- Sessions that have waited in an open transaction for their client longer than :minimum_minutes. The fix ends the
-- session; what its transaction did is rolled back, and that has no undo.
-- May be wrong: a person who is thinking.
-- Needs: membership in pg_read_all_stats to see the sessions of others; without it that is said. From PostgreSQL 13.
select
    null::text as schema_name,
    s.name as object_name,
    s.not_checked,
    s.role_name,
    s.application,
    s.minutes,
    s.ending as fix_do_1
from (
    select
        'the sessions of others' as name, 'others' as not_checked, null::text as role_name, null::text as application,
        null::integer as minutes, null::text as ending
    where not pg_catalog.pg_has_role('pg_read_all_stats', 'usage')
    union all
    select
        a.pid::text, null, a.usename::text, a.application_name,
        (extract(epoch from pg_catalog.clock_timestamp() - a.state_change) / 60)::integer,
        pg_catalog.format('select pg_catalog.pg_terminate_backend(a.pid) from pg_catalog.pg_stat_activity a where a.pid = %s and a.backend_start = %L',
            a.pid, a.backend_start)
    from pg_catalog.pg_stat_activity a
    where a.state in ('idle in transaction', 'idle in transaction (aborted)')
      and pg_catalog.clock_timestamp() - a.state_change >= pg_catalog.make_interval(mins => :minimum_minutes::integer)
      and a.pid <> pg_catalog.pg_backend_pid()
      and a.datname = pg_catalog.current_database()
) as s
order by object_name
