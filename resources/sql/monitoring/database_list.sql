-- The databases of the server: size, connections, transactions, and how far each is from a wraparound.
-- The size of a database that the role may not connect to is null (unless it is a member of pg_read_all_stats).
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    d.datname::text as database_name,
    case
        when pg_catalog.has_database_privilege(d.oid, 'connect')
            or pg_catalog.pg_has_role('pg_read_all_stats', 'member') then pg_catalog.pg_database_size(d.oid)
    end as size_bytes,
    s.numbackends as connections,
    s.xact_commit as commits,
    s.xact_rollback as rollbacks,
    s.deadlocks,
    s.temp_files,
    s.temp_bytes,
    s.stats_reset as reset_at
from pg_catalog.pg_database d
left join pg_catalog.pg_stat_database s on s.datid = d.oid
where d.datallowconn
order by size_bytes desc nulls last, database_name
