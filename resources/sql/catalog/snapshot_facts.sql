-- Where and when a snapshot is taken: the cluster and the database, whatever they are called, and what is committed.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    pg_catalog.current_setting('server_version_num')::int as version,
    pg_catalog.current_database()::text as database,
    s.system_identifier::text || '-' || d.oid::text as identity,
    pg_catalog.pg_current_snapshot()::text as moment
from pg_catalog.pg_control_system() s
join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
