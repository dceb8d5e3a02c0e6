-- Range types with the names of their multiranges.
-- Needs: nothing beyond the right to connect. From PostgreSQL 14. Run with an empty search_path.
select
    'RANGE' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    t.typname::text as name,
    'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint as class_oid,
    t.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.format_type(r.rngsubtype, null) as subtype,
    (select pg_catalog.quote_ident(o_n.nspname) || '.' || pg_catalog.quote_ident(o.opcname)
     from pg_catalog.pg_opclass o join pg_catalog.pg_namespace o_n on o_n.oid = o.opcnamespace
     where o.oid = r.rngsubopc) as operator_class,
    case when r.rngcollation <> s.typcollation then
        (select pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(o.collname)
         from pg_catalog.pg_collation o join pg_catalog.pg_namespace cn on cn.oid = o.collnamespace
         where o.oid = r.rngcollation) end as collation,
    case when r.rngcanonical <> 0 then r.rngcanonical::text end as canonical,
    case when r.rngsubdiff <> 0 then r.rngsubdiff::text end as difference,
    (select pg_catalog.quote_ident(mn.nspname) || '.' || pg_catalog.quote_ident(m.typname)
     from pg_catalog.pg_type m join pg_catalog.pg_namespace mn on mn.oid = m.typnamespace
     where m.oid = r.rngmultitypid) as multirange,
    pg_catalog.pg_get_userbyid(t.typowner)::text as owner,
    case when t.typacl @> pg_catalog.acldefault('T', t.typowner) and t.typacl <@ pg_catalog.acldefault('T', t.typowner) then null
        else pg_catalog.array_to_string(t.typacl::text[], E'\n') end as acl,
    (select pg_catalog.md5(pg_catalog.string_agg(p.oid::pg_catalog.regprocedure::text || ' ' || p.proacl::text, E'\n'
         order by p.oid::pg_catalog.regprocedure::text))
     from pg_catalog.pg_depend e join pg_catalog.pg_proc p on p.oid = e.objid and p.proacl is not null
     where e.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.refobjid in (t.oid, r.rngmultitypid) and e.deptype = 'i'
         and e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass) as constructor_grants,
    pg_catalog.obj_description(t.oid, 'pg_type') as comment
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
join pg_catalog.pg_range r on r.rngtypid = t.oid
join pg_catalog.pg_type s on s.oid = r.rngsubtype
where t.typtype = 'r'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
    -- only: and t.oid = any (:objects::oid[])
order by n.nspname, t.typname
