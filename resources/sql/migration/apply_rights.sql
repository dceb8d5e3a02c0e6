-- Finds: what the current role may make in this database, and the time limit that its statements have.
-- False positives: a migration may change to another role or schema first.
-- Privilege: none. Minimum server version: 10.
select
    pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create') as create_database,
    coalesce(pg_catalog.has_schema_privilege(pg_catalog.current_schema(), 'create'), false) as create_schema,
    pg_catalog.current_schema() as schema_name,
    exists (
        select from pg_catalog.pg_class c where c.relname = 'flyway_schema_history' and c.relkind in ('r', 'p')
    ) as history_exists,
    exists (
        select from pg_catalog.pg_class c
        where
            c.relname = 'flyway_schema_history'
            and c.relkind in ('r', 'p')
            and pg_catalog.has_table_privilege(c.oid, 'insert')
            and pg_catalog.has_table_privilege(c.oid, 'delete')
    ) as history_writable,
    coalesce((
        select case when s.reset_val = '0' then '0' else s.reset_val || ' ' || s.unit end
        from pg_catalog.pg_settings s
        where s.name = 'statement_timeout'
    ), '0') as statement_timeout
order by schema_name;
