-- Finds: what tells this database from every other, and the role and transaction that ask.
-- False positives: a physical copy of a cluster carries the same number.
-- Privilege: none. Minimum server version: 13.
select
    s.system_identifier::text || '-' || d.oid::text as identity,
    session_user::text as user_name
from pg_catalog.pg_control_system() s
cross join pg_catalog.pg_database d
where d.datname = pg_catalog.current_database()
order by 1;
