-- Finds: what tells this database from every other: the cluster's own number and the database's.
-- False positives: a physical copy of a cluster carries the same number.
-- Privilege: none. Minimum server version: 10.
select s.system_identifier::text || '-' || d.oid::text as identity
from pg_catalog.pg_control_system() s
cross join pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
order by 1;
