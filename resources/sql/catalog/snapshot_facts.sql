-- Where a snapshot comes from.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    pg_catalog.current_setting('server_version_num')::int as version,
    pg_catalog.current_database()::text as database,
    d.oid::bigint as database_oid
from pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
