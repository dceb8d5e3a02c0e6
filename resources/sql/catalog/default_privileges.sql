-- What new objects are granted at birth: by role, schema and object type.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'DEFAULT_PRIVILEGES' as kind,
    n.nspname::text as schema_name,
    pg_catalog.pg_get_userbyid(d.defaclrole)::text as parent_name,
    case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
        when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as name,
    'pg_catalog.pg_default_acl'::pg_catalog.regclass::oid::bigint as class_oid,
    d.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.array_to_string(d.defaclacl::text[], E'\n') as acl
from pg_catalog.pg_default_acl d
left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
where (d.defaclnamespace = 0 or (n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')))
    -- only: and d.oid = any (:objects::oid[])
order by n.nspname, d.defaclrole, d.defaclobjtype
