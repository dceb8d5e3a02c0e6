-- How far each database is from the end of transaction numbers and of multixact numbers: the server stops taking writes
-- about three million before two thousand million. Autovacuum freezes from the freeze age on, whatever its settings.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    d.datname::text as database_name,
    pg_catalog.age(d.datfrozenxid)::bigint as transaction_age,
    pg_catalog.age(d.datfrozenxid) / 2147483648.0::double precision as transaction_share,
    pg_catalog.current_setting('autovacuum_freeze_max_age')::bigint as freeze_age,
    pg_catalog.mxid_age(d.datminmxid)::bigint as multixact_age,
    pg_catalog.mxid_age(d.datminmxid) / 2147483648.0::double precision as multixact_share,
    pg_catalog.current_setting('autovacuum_multixact_freeze_max_age')::bigint as multixact_freeze_age
from pg_catalog.pg_database d
order by greatest(pg_catalog.age(d.datfrozenxid), pg_catalog.mxid_age(d.datminmxid)) desc, database_name
