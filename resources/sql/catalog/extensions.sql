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
    pg_catalog.obj_description(x.oid, 'pg_extension') as comment
from pg_catalog.pg_extension x
join pg_catalog.pg_namespace n on n.oid = x.extnamespace
where x.extname <> 'plpgsql'
    -- only: and x.oid = any (:objects::oid[])
order by x.extname
