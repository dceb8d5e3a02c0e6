-- Finds: other sessions of this database that hold a transaction open, for which CREATE INDEX CONCURRENTLY waits.
-- False positives: a transaction that ends in the next moment.
-- Privilege: none; other roles' sessions may be hidden. Minimum server version: 10.
select
    a.pid,
    coalesce(a.usename, 'unknown') as user_name,
    coalesce(nullif(a.application_name, ''), 'unknown') as application,
    coalesce(a.state, 'unknown') as state
from pg_catalog.pg_stat_activity a
where a.datname = pg_catalog.current_database()
    and a.pid <> pg_catalog.pg_backend_pid()
    and a.backend_type = 'client backend'
    and (a.backend_xmin is not null or a.backend_xid is not null or a.state like 'idle in transaction%')
order by a.xact_start, a.pid;
