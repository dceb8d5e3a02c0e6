-- Finds: connections of a program in Python that still works in this database, by the name that it was given.
-- False positives: the same program run from elsewhere, when it was given the same name there.
-- Privilege: none. Minimum server version: 10.
select a.pid
from pg_catalog.pg_stat_activity a
where a.datname = pg_catalog.current_database()
    and a.application_name = :name
order by a.pid;
