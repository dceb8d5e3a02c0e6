-- The extensions and publications of this database and the roles of the server; PostgreSQL's own roles count as an
-- extension's, under the name pg_catalog, so that the tree can hide them.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select o.object_group, o.oid::bigint as oid, o.object_name, o.detail, o.extension_name
from (
    select 'EXTENSION' as object_group, e.oid, e.extname::text as object_name, e.extversion as detail, null as extension_name
    from pg_catalog.pg_extension e
    union all
    select 'PUBLICATION', p.oid, p.pubname::text, '', null
    from pg_catalog.pg_publication p
    union all
    select 'ROLE', r.oid, r.rolname::text, case when r.rolcanlogin then 'login' else '' end,
        case when r.rolname ~ '^pg_' then 'pg_catalog' end
    from pg_catalog.pg_roles r
) o
order by o.object_group, o.object_name
