-- Finds: the migration histories that this database keeps, and whether the current role may read them.
-- False positives: a table of the same name made for something else; reading it then fails and is reported.
-- Privilege: none. Minimum server version: 10.
select
    n.nspname as schema_name,
    c.relname as table_name,
    pg_catalog.has_schema_privilege(n.oid, 'usage')
        and pg_catalog.has_table_privilege(c.oid, 'select') as readable,
    coalesce(n.nspname = pg_catalog.current_schema(), false) as current_schema
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
    and (c.relname = 'flyway_schema_history'
        or n.nspname = 'supabase_migrations' and c.relname = 'schema_migrations')
order by table_name, current_schema desc, schema_name;
