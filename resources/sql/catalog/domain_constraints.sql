-- Check constraints of domains.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'DOMAIN_CONSTRAINT' as kind,
    n.nspname::text as schema_name,
    t.typname::text as parent_name,
    k.conname::text as name,
    'pg_catalog.pg_constraint'::pg_catalog.regclass::oid::bigint as class_oid,
    k.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.pg_get_constraintdef(k.oid) as definition,
    pg_catalog.obj_description(k.oid, 'pg_constraint') as comment
from pg_catalog.pg_constraint k
join pg_catalog.pg_type t on t.oid = k.contypid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
where k.contype = 'c'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = t.oid and e.deptype = 'e')
    -- only: and k.oid = any (:objects::oid[])
order by n.nspname, t.typname, k.conname
