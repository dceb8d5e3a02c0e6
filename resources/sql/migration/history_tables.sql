-- Finds: tables that bear the name of a migration history, their columns, and whether the current role may read them.
-- False positives: a table of the same name made for something else; its columns tell.
-- Privilege: none. Minimum server version: 10.
select
    n.nspname as schema_name,
    c.relname as table_name,
    pg_catalog.has_schema_privilege(n.oid, 'usage')
        and pg_catalog.has_table_privilege(c.oid, 'select') as readable,
    coalesce(n.nspname = pg_catalog.current_schema(), false) as current_schema,
    array(
        select a.attname::text
        from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        order by a.attnum
    ) as column_names,
    exists (
        select
        from pg_catalog.pg_class r
        where r.relnamespace = n.oid and r.relname = 'ar_internal_metadata'
    ) as kept_by_rails
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
    and (
        c.relname in (
            'flyway_schema_history', 'schema_migrations', 'goose_db_version', '_sqlx_migrations',
            '__diesel_schema_migrations', 'atlas_schema_revisions', 'databasechangelog', 'alembic_version',
            '__drizzle_migrations', '_prisma_migrations'
        )
        or (n.nspname = 'sqitch' and c.relname = 'changes')
        or (n.nspname in ('graphile_migrate', 'pgroll', 'storage', 'supabase_functions') and c.relname = 'migrations')
    )
order by table_name, current_schema desc, schema_name;
