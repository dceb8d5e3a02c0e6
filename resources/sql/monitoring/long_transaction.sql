-- Open transactions of the whole server, oldest first: each keeps VACUUM from removing what died since it began.
-- Transactions of other roles are seen only by members of pg_read_all_stats; prepared ones are listed apart.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    a.pid::text as session,
    coalesce(a.usename::text, '') as role_name,
    coalesce(a.datname::text, '') as database_name,
    nullif(a.application_name, '') as application,
    a.state,
    extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::double precision as transaction_seconds,
    extract(epoch from pg_catalog.clock_timestamp() - a.state_change)::double precision as state_seconds,
    pg_catalog.age(a.backend_xmin)::bigint as horizon_transactions,
    a.query as statement
from pg_catalog.pg_stat_activity a
where a.xact_start is not null and a.pid <> pg_catalog.pg_backend_pid()
  and coalesce(a.backend_type, '') in ('client backend', 'walsender')
union all
select
    'prepared ' || p.gid,
    p.owner::text,
    p.database::text,
    null,
    'prepared',
    extract(epoch from pg_catalog.clock_timestamp() - p.prepared)::double precision,
    null,
    pg_catalog.age(p.transaction)::bigint,
    null
from pg_catalog.pg_prepared_xacts p
order by transaction_seconds desc nulls last, session
