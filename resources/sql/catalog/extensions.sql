-- Installed extensions; their members are left out everywhere else. plpgsql belongs to every database.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'EXTENSION' as kind,
    null::text as schema_name,
    null::text as parent_name,
    x.extname::text as name,
    'pg_catalog.pg_extension'::pg_catalog.regclass::oid::bigint as class_oid,
    x.oid::bigint as object_oid,
    0::int as sub_id,
    x.extversion as version,
    pg_catalog.quote_ident(n.nspname) as schema,
    (select pg_catalog.md5(pg_catalog.string_agg(m.line, E'\n' order by m.line))
     from (
         select p.oid::pg_catalog.regprocedure::text || ' ' || p.proacl::text as line
         from pg_catalog.pg_depend e join pg_catalog.pg_proc p on p.oid = e.objid and p.proacl is not null
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
         union all
         select c.oid::pg_catalog.regclass::text || ' ' || c.relacl::text
         from pg_catalog.pg_depend e join pg_catalog.pg_class c on c.oid = e.objid and c.relacl is not null
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select t.oid::pg_catalog.regtype::text || ' ' || t.typacl::text
         from pg_catalog.pg_depend e join pg_catalog.pg_type t on t.oid = e.objid and t.typacl is not null
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass) m) as member_grants,
    pg_catalog.obj_description(x.oid, 'pg_extension') as comment
from pg_catalog.pg_extension x
join pg_catalog.pg_namespace n on n.oid = x.extnamespace
where x.extname <> 'plpgsql'
    -- only: and x.oid = any (:objects::oid[])
order by x.extname
