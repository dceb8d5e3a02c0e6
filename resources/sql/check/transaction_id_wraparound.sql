-- Databases whose oldest transaction number is older than :minimum_percent percent of what there is (2 billion). All
-- databases of the server, because one stops all.
-- May be wrong: none; autovacuum acts from autovacuum_freeze_max_age (10 % as preset), so 40 % means it does not get
-- on.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    d.datname::text as object_name,
    pg_catalog.round(100.0 * pg_catalog.age(d.datfrozenxid) / 2147483648, 1) as used_percent,
    pg_catalog.age(d.datfrozenxid) as age
from pg_catalog.pg_database d
where d.datallowconn
  and 100.0 * pg_catalog.age(d.datfrozenxid) / 2147483648 >= :minimum_percent::numeric
order by object_name
