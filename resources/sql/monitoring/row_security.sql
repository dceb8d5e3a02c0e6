-- Row security of every table: switched on, forced for the owner too, number of policies, and what the two web roles
-- of a Supabase-like database (anon, authenticated) and everybody (PUBLIC) may reach through grants.
-- A partitioned table's own switch decides when it is queried by its own name, a partition's when queried directly:
-- both are listed. Grants on single columns count. Where there is no role anon, its columns are null.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with owned (oid, extname) as materialized (
    select d.objid, e.extname::text
    from pg_catalog.pg_extension e
    join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'e'
),
web as (
    select
        (select r.oid from pg_catalog.pg_roles r where r.rolname = 'anon') as anon,
        (select r.oid from pg_catalog.pg_roles r where r.rolname = 'authenticated') as authenticated
),
policies as (
    select p.polrelid as oid, count(*) as policies from pg_catalog.pg_policy p group by p.polrelid
)
select
    n.nspname::text as schema_name,
    c.relname::text as relation_name,
    c.relkind = 'p' as is_partitioned,
    c.relispartition as is_partition,
    c.relrowsecurity as is_enabled,
    c.relforcerowsecurity as is_forced,
    coalesce(p.policies, 0) as policies,
    pg_catalog.has_schema_privilege(web.anon, n.oid, 'usage')
        and pg_catalog.has_any_column_privilege(web.anon, c.oid, 'select') as anon_reads,
    pg_catalog.has_schema_privilege(web.anon, n.oid, 'usage')
        and (pg_catalog.has_any_column_privilege(web.anon, c.oid, 'insert, update')
            or pg_catalog.has_table_privilege(web.anon, c.oid, 'delete')) as anon_writes,
    pg_catalog.has_schema_privilege(web.authenticated, n.oid, 'usage')
        and pg_catalog.has_any_column_privilege(web.authenticated, c.oid, 'select') as authenticated_reads,
    pg_catalog.has_schema_privilege('public', n.oid, 'usage')
        and pg_catalog.has_any_column_privilege('public', c.oid, 'select') as everybody_reads,
    o.extname as extension_name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join web
left join policies p on p.oid = c.oid
left join owned o on o.oid = c.oid
where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
order by schema_name, relation_name
