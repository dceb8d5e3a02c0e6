-- Foreign servers. User mappings are left out on purpose: they hold passwords, which no snapshot keeps.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'SERVER' as kind,
    null::text as schema_name,
    null::text as parent_name,
    s.srvname::text as name,
    'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid::bigint as class_oid,
    s.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.quote_ident(w.fdwname) as wrapper,
    pg_catalog.quote_literal(s.srvtype) as type,
    pg_catalog.quote_literal(s.srvversion) as version,
    (select pg_catalog.string_agg(pg_catalog.quote_ident(o.name) || ' ' || pg_catalog.quote_literal(o.value), ', '
        order by o.place)
     from pg_catalog.pg_options_to_table(s.srvoptions) with ordinality o (name, value, place)) as foreign_options,
    pg_catalog.pg_get_userbyid(s.srvowner)::text as owner,
    case when s.srvacl @> pg_catalog.acldefault('S', s.srvowner) and s.srvacl <@ pg_catalog.acldefault('S', s.srvowner) then null
        else pg_catalog.array_to_string(s.srvacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(s.oid, 'pg_foreign_server') as comment
from pg_catalog.pg_foreign_server s
join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
where s.oid >= 16384
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass and e.objid = s.oid and e.deptype = 'e')
    -- only: and s.oid = any (:objects::oid[])
order by s.srvname
