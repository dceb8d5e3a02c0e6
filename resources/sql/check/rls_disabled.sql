-- Tables in schemas that an API serves without row level security: whoever the grants let in sees and changes every
-- row. Ordinary tables, partitioned roots (queried by their own name, a root's own switch decides, whatever its
-- partitions say) and partitions (served by their own name, too). An error where anon, authenticated or everybody holds
-- a privilege, else a warning, one GRANT away. Where there are no such roles it is an error if an API is known to serve
-- the schema, and a remark if nothing says that there is one.
-- May be wrong: a table that is meant to be public; ignore it with that reason. Tables of extensions are left out.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with web as (
    select
        (select r.oid from pg_catalog.pg_roles r where r.rolname = 'anon') as anon,
        (select r.oid from pg_catalog.pg_roles r where r.rolname = 'authenticated') as authenticated
),
unprotected as (
    select
        n.nspname, c.relname, c.relkind, c.relispartition,
        (select count(*) from pg_catalog.pg_policy p where p.polrelid = c.oid) as policies,
        pg_catalog.has_schema_privilege(web.anon, n.oid, 'usage')
            and (pg_catalog.has_any_column_privilege(web.anon, c.oid, 'select, insert, update')
                or pg_catalog.has_table_privilege(web.anon, c.oid, 'delete, truncate')) as anon,
        pg_catalog.has_schema_privilege(web.authenticated, n.oid, 'usage')
            and (pg_catalog.has_any_column_privilege(web.authenticated, c.oid, 'select, insert, update')
                or pg_catalog.has_table_privilege(web.authenticated, c.oid, 'delete, truncate')) as authenticated,
        web.anon is null and web.authenticated is null as no_web
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    cross join web
    where c.relkind in ('r', 'p') and not c.relrowsecurity and n.nspname = any (:exposed_schemas::text[])
      and n.nspname <> all (:platform_schemas::text[])
      and not exists (
          select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
)
select
    u.nspname::text as schema_name,
    u.relname::text as object_name,
    case
        when u.anon or u.authenticated or u.no_web and :api_known::boolean then 'error'
        when u.no_web then 'info'
        else 'warning'
    end as severity,
    case
        when u.anon and u.authenticated then 'anon, authenticated'
        when u.anon then 'anon'
        when u.authenticated then 'authenticated'
        when u.no_web then 'whoever holds a grant'
        else 'nobody yet'
    end as open_to,
    u.policies,
    case when u.relkind = 'p' then 'partitioned table' when u.relispartition then 'partition' else 'table' end as kind
from unprotected u
order by schema_name, object_name
