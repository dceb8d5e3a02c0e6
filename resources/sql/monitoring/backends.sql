-- The client sessions of this database, with what each does and waits for and
-- whom it waits for. Sessions of other roles show their state and statement only to members of pg_read_all_stats; theirs
-- are null for everybody else.
-- may_signal: whether the current role may cancel or end it (its own role, a member of pg_signal_backend, a superuser).
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    a.pid,
    coalesce(a.usename::text, '') as role_name,
    coalesce(a.application_name, '') as application,
    host(a.client_addr) as client,
    a.state,
    a.wait_event_type,
    a.wait_event,
    a.backend_start,
    a.xact_start,
    a.query_start,
    a.query,
    a.state is null as is_hidden,
    a.pid = pg_catalog.pg_backend_pid() as is_this,
    array(
        select b::text from unnest(pg_catalog.pg_blocking_pids(a.pid)) as b
        where a.wait_event_type = 'Lock' or a.state is null
        order by b) as blocked_by,
    (select me.rolsuper from pg_catalog.pg_roles me where me.rolname = current_user)
        or (not coalesce(r.rolsuper, true)
            and (pg_catalog.pg_has_role(a.usesysid, 'member') or pg_catalog.pg_has_role('pg_signal_backend', 'member')))
        as may_signal
from pg_catalog.pg_stat_activity a
left join pg_catalog.pg_roles r on r.oid = a.usesysid
where a.datname = current_database() and a.usesysid is not null
  and coalesce(a.backend_type, 'client backend') = 'client backend'
order by a.xact_start nulls last, a.pid
