-- Sessions that wait for a lock of another session longer than :minimum_minutes.
-- May be wrong: none known. Has no fix here: which of both is to be ended is a question for a person.
-- Needs: membership in pg_read_all_stats to see the sessions of others; without it that is said. From PostgreSQL 13.
select
    null::text as schema_name,
    w.name as object_name,
    w.not_checked,
    w.role_name,
    w.blocked_by,
    w.minutes
from (
    select 'the sessions of others' as name, 'others' as not_checked, null::text as role_name, null::text as blocked_by, null::integer as minutes
    where not pg_catalog.pg_has_role('pg_read_all_stats', 'usage')
    union all
    select
        a.pid::text, null, a.usename::text,
        pg_catalog.array_to_string(pg_catalog.pg_blocking_pids(a.pid), ', '),
        (extract(epoch from pg_catalog.now() - a.query_start) / 60)::integer
    from pg_catalog.pg_stat_activity a
    where a.wait_event_type = 'Lock'
      and pg_catalog.now() - a.query_start >= pg_catalog.make_interval(mins => :minimum_minutes::integer)
      and pg_catalog.cardinality(pg_catalog.pg_blocking_pids(a.pid)) > 0
) as w
order by object_name
