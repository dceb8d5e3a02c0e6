-- The schemas an API (PostgREST, as in Supabase) serves, where the server's settings say so: the session's own
-- pgrst.db_schemas, else what ALTER ROLE ... SET or ALTER DATABASE ... SET left in the catalog. Null when nothing is
-- set: then nobody can know from inside the database, and public is only an assumption.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    coalesce(
        nullif(pg_catalog.current_setting('pgrst.db_schemas', true), ''),
        (select pg_catalog.substr(setting.entry, pg_catalog.length('pgrst.db_schemas=') + 1)
         from pg_catalog.pg_db_role_setting s
         cross join lateral pg_catalog.unnest(s.setconfig) as setting (entry)
         where setting.entry like 'pgrst.db\_schemas=%'
           and s.setdatabase in
               (0, (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()))
         order by s.setdatabase desc, s.setrole desc
         limit 1)) as schema_list
