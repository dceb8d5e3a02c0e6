-- Finds: the extensions that this server could install, and whether this database has them.
-- False positives: an extension may still need a superuser or a preloaded library.
-- Privilege: none. Minimum server version: 10.
select e.name, e.installed_version is not null as installed
from pg_catalog.pg_available_extensions e
order by e.name;
