-- What tells this database from every other: the cluster's number, the database's, and whether this server is a replica,
-- which counts its own scans. A physical copy of a cluster carries the same number: tell those apart by their host.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.system_identifier::text || '-' || d.oid::text
        || case when pg_catalog.pg_is_in_recovery() then '-replica' else '' end as identity
from pg_catalog.pg_control_system() s
cross join pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
order by 1
