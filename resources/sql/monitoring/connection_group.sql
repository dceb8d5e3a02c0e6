-- Client connections of the server by role, database, application and state.
-- A role without pg_read_all_stats (or pg_monitor) does not see what other roles' sessions do: is_hidden says so, their
-- application and state are null.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    coalesce(a.usename::text, '') as role_name,
    coalesce(a.datname::text, '') as database_name,
    nullif(a.application_name, '') as application,
    a.state,
    count(*) as connections,
    count(*)::double precision
        / nullif(pg_catalog.current_setting('max_connections')::int, 0) as limit_share,
    min(a.backend_start) as oldest_at,
    max(a.state_change) as changed_at,
    a.state is null as is_hidden
from pg_catalog.pg_stat_activity a
where a.usesysid is not null and coalesce(a.backend_type, 'client backend') = 'client backend'
group by a.usename, a.datname, a.application_name, a.state
order by connections desc, role_name, database_name, application, state
