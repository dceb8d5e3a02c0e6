-- Client connections against the limits of the server, of this database and of this role.
-- A role without pg_read_all_stats (or pg_monitor) sees that other roles' sessions exist but not what they do: those are
-- counted as of unknown state.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    count(*) as total,
    count(*) filter (where a.datname = pg_catalog.current_database()) as in_database,
    count(*) filter (where a.usename = current_user) as of_role,
    count(*) filter (where a.state = 'active') as active,
    count(*) filter (where a.state = 'idle') as idle,
    count(*) filter (where a.state like 'idle in transaction%') as idle_in_transaction,
    count(*) filter (where a.state is null) as unknown_state,
    pg_catalog.current_setting('max_connections')::int as server_limit,
    pg_catalog.current_setting('superuser_reserved_connections')::int
        + coalesce(pg_catalog.current_setting('reserved_connections', true), '0')::int as reserved,
    (select nullif(d.datconnlimit, -1) from pg_catalog.pg_database d
     where d.datname = pg_catalog.current_database()) as database_limit,
    (select nullif(r.rolconnlimit, -1) from pg_catalog.pg_roles r where r.rolname = current_user) as role_limit
from pg_catalog.pg_stat_activity a
where a.backend_type = 'client backend'
