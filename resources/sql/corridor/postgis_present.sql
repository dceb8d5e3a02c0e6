-- Whether PostGIS is installed in this database; tells "no spatial column" from "no PostGIS".
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select exists (select from pg_catalog.pg_extension e where e.extname = 'postgis') as present
