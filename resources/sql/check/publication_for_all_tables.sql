-- Publications FOR ALL TABLES.
-- May be wrong: replication of a whole database, as for an upgrade. Has no fix: a publication cannot be narrowed, and
-- subscribers must be moved.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    p.pubname::text as object_name
from pg_catalog.pg_publication p
where p.puballtables
order by object_name
