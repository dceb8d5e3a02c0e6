-- Sessions that have worked in one transaction longer than :minimum_minutes. The fix cancels the statement, which
-- rolls the transaction back, and that has no undo.
-- May be wrong: dumps, index builds and reports that take their time.
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
        (extract(epoch from pg_catalog.clock_timestamp() - a.xact_start) / 60)::integer,
        pg_catalog.format('select pg_catalog.pg_cancel_backend(a.pid) from pg_catalog.pg_stat_activity a where a.pid = %s and a.backend_start = %L',
            a.pid, a.backend_start)
    from pg_catalog.pg_stat_activity a
    where a.state = 'active'
      and a.backend_type = 'client backend'
      and pg_catalog.clock_timestamp() - a.xact_start >= pg_catalog.make_interval(mins => :minimum_minutes::integer)
      and a.pid <> pg_catalog.pg_backend_pid()
      and a.datname = pg_catalog.current_database()
) as s
order by object_name
