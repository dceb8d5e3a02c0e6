-- Client connections in percent of max_connections without those kept for superusers.
-- May be wrong: a short rush.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    'max_connections' as object_name,
    u.used,
    u.available,
    pg_catalog.round(100.0 * u.used / u.available) as used_percent
from (
    select
        (select pg_catalog.count(*) from pg_catalog.pg_stat_activity a
         where a.backend_type = 'client backend' or a.backend_type is null) as used,
        pg_catalog.current_setting('max_connections')::integer
            - pg_catalog.current_setting('superuser_reserved_connections')::integer as available
) as u
where 100 * u.used >= u.available * :minimum_percent::bigint
order by object_name
