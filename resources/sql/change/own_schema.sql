-- Finds: whether schema alidade and the tables of changes in it are the current role's own and nobody else may write there.
-- False positives: none.
-- Privilege: none. Minimum server version: 13.
select
    pg_catalog.pg_get_userbyid(n.nspowner)::text as owner_name,
    n.nspowner = r.oid
    and not exists (
        select
        from pg_catalog.pg_class c
        where c.relnamespace = n.oid and c.relname in ('change', 'snapshot', 'row_change') and (c.relowner <> r.oid or c.relkind <> 'r')
    ) as mine,
    (
        select pg_catalog.count(*)
        from pg_catalog.pg_class c
        where c.relnamespace = n.oid and c.relname in ('change', 'snapshot') and c.relkind = 'r'
    ) = 2
    and exists (
        select
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_class c on c.oid = a.attrelid
        where c.relnamespace = n.oid and c.relname = 'change' and a.attname = 'uncertain_hash' and not a.attisdropped
    ) as tables_current,
    (
        select pg_catalog.count(*)
        from pg_catalog.pg_class c
        where c.relnamespace = n.oid and c.relname in ('change', 'snapshot') and c.relkind = 'r'
    ) = 2 as tables_exist,
    exists (
        select
        from pg_catalog.pg_class c
        where c.relnamespace = n.oid and c.relname = 'row_change' and c.relkind = 'r'
    ) as rows_exist,
    exists (
        select
        from pg_catalog.aclexplode(n.nspacl) a
        where a.grantee <> n.nspowner and (a.grantee = 0 or a.privilege_type <> 'USAGE')
    )
    or exists (
        select
        from pg_catalog.pg_class c
        cross join lateral pg_catalog.aclexplode(c.relacl) a
        where c.relnamespace = n.oid and c.relname in ('change', 'snapshot', 'row_change') and a.grantee <> c.relowner
            and (a.grantee = 0 or a.privilege_type <> 'SELECT')
    ) as open
from pg_catalog.pg_namespace n
join pg_catalog.pg_roles r on r.rolname = current_user
where n.nspname = :schema_name
order by 1;
