-- Databases whose oldest multixact number is older than :minimum_percent percent of what there is.
-- May be wrong: none.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    d.datname::text as object_name,
    pg_catalog.round(100.0 * pg_catalog.mxid_age(d.datminmxid) / 2147483648, 1) as used_percent,
    pg_catalog.mxid_age(d.datminmxid) as age
from pg_catalog.pg_database d
where d.datallowconn
  and 100.0 * pg_catalog.mxid_age(d.datminmxid) / 2147483648 >= :minimum_percent::numeric
order by object_name
