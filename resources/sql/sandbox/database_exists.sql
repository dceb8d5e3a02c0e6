-- Finds the database of one name: one row when it exists, none when not.
-- False positives: none.
-- Privilege: any role.
-- Minimum version: all supported.
select
    d.datname as name
from pg_catalog.pg_database d
where d.datname = :database
order by d.datname;
