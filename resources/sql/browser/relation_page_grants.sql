-- Who may do what with one relation or with single columns of it, and who is a member of those roles and so may, too.
-- The owner's own rights are listed even where nobody granted anything. Superusers may everything and are not listed.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with relation as (
    select c.*
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name
),
granted as (
    select a.grantee, a.grantor, a.privilege_type, a.is_grantable, null::text as column_name
    from relation r
    cross join lateral pg_catalog.aclexplode(coalesce(r.relacl, pg_catalog.acldefault('r', r.relowner))) a
    union all
    select a.grantee, a.grantor, a.privilege_type, a.is_grantable, c.attname::text
    from relation r
    join pg_catalog.pg_attribute c on c.attrelid = r.oid and c.attnum > 0 and not c.attisdropped
    cross join lateral pg_catalog.aclexplode(c.attacl) a
)
select
    case when g.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(g.grantee)::text end as role,
    g.column_name as column,
    pg_catalog.lower(pg_catalog.string_agg(
        g.privilege_type || case when g.is_grantable then ' (may pass on)' else '' end, ', ' order by g.privilege_type)) as privileges,
    (select pg_catalog.string_agg(pg_catalog.pg_get_userbyid(m.member)::text, ', ' order by pg_catalog.pg_get_userbyid(m.member))
     from pg_catalog.pg_auth_members m where m.roleid = g.grantee) as members,
    pg_catalog.pg_get_userbyid(g.grantor)::text as grantor
from granted g
group by g.grantee, g.column_name, g.grantor
order by g.grantee <> (select r.relowner from relation r), role, column_name nulls first
