-- What checks need to know beforehand: installed extensions and their schemas; which of :role_names exist (for
-- PostgreSQL's own pg_... roles: are held); which of :relation_names can be read; schemas of the platform (Supabase);
-- since when the counters count, at least: their reset, else the start of the server, whose crash recovery also resets
-- them without a word.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    array(
        select e.extname::text from pg_catalog.pg_extension e
        order by e.extname) as extension_names,
    array(
        select n.nspname::text
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        order by e.extname) as extension_schemas,
    array(
        select r.rolname::text
        from pg_catalog.pg_roles r
        where r.rolname = any (:role_names::text[])
          and (r.rolname !~ '^pg_' or pg_catalog.pg_has_role(r.oid, 'usage'))
        order by r.rolname) as roles,
    array(
        select wanted.name
        from pg_catalog.unnest(:relation_names::text[]) as wanted (name)
        where pg_catalog.to_regclass(wanted.name) is not null
          and pg_catalog.has_table_privilege(pg_catalog.to_regclass(wanted.name), 'select')
        order by wanted.name) as relations,
    array(
        select n.nspname::text
        from pg_catalog.pg_namespace n
        where n.nspname in (
            'auth', 'cron', 'extensions', 'graphql', 'graphql_public', 'net', 'pgbouncer', 'pgmq', 'pgmq_public',
            'pgsodium', 'pgsodium_masks', 'realtime', '_realtime', 'storage', 'supabase_functions',
            'supabase_migrations', 'vault', '_analytics', '_supavisor')
          and exists (select from pg_catalog.pg_roles r where r.rolname = 'supabase_admin')
        order by n.nspname) as platform_schemas,
    pg_catalog.current_setting('track_counts')::boolean as is_counting,
    (extract(epoch from pg_catalog.now() - greatest(
        (select s.stats_reset from pg_catalog.pg_stat_database s where s.datname = pg_catalog.current_database()),
        case when (select s.stats_reset from pg_catalog.pg_stat_database s
                   where s.datname = pg_catalog.current_database()) is null
             then pg_catalog.pg_postmaster_start_time() end)))::bigint as counting_seconds
