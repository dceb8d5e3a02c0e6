-- Finds: who owns schema alidade and the ledger in it, and whether everybody was granted something there.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select
    pg_catalog.pg_get_userbyid(n.nspowner) as owner_name,
    n.nspowner = r.oid and coalesce(c.relowner = r.oid and c.relkind = 'r', true) as mine,
    c.oid is not null as table_exists,
    exists (
        select
        from pg_catalog.aclexplode(n.nspacl || c.relacl) a
        where a.grantee = 0
    ) as open
from pg_catalog.pg_namespace n
join pg_catalog.pg_roles r on r.rolname = current_user
left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = 'ledger'
where n.nspname = :schema_name
order by 1;
