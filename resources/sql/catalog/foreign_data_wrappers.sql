-- Foreign data wrappers that no extension brought.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'FOREIGN_DATA_WRAPPER' as kind,
    null::text as schema_name,
    null::text as parent_name,
    w.fdwname::text as name,
    'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid::bigint as class_oid,
    w.oid::bigint as object_oid,
    0::int as sub_id,
    case when w.fdwhandler <> 0 then w.fdwhandler::pg_catalog.regproc::text end as handler,
    case when w.fdwvalidator <> 0 then w.fdwvalidator::pg_catalog.regproc::text end as validator,
    (select pg_catalog.string_agg(pg_catalog.quote_ident(o.name) || ' ' || pg_catalog.quote_literal(o.value), ', '
        order by o.place)
     from pg_catalog.pg_options_to_table(w.fdwoptions) with ordinality o (name, value, place)) as foreign_options,
    pg_catalog.pg_get_userbyid(w.fdwowner)::text as owner,
    case when w.fdwacl @> pg_catalog.acldefault('F', w.fdwowner) and w.fdwacl <@ pg_catalog.acldefault('F', w.fdwowner) then null
        else pg_catalog.array_to_string(w.fdwacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(w.oid, 'pg_foreign_data_wrapper') as comment
from pg_catalog.pg_foreign_data_wrapper w
where w.oid >= 16384
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass and e.objid = w.oid and e.deptype = 'e')
    -- only: and w.oid = any (:objects::oid[])
order by w.fdwname
