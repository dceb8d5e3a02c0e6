-- Schemas whose tables a publication holds.
-- Needs: nothing beyond the right to connect. From PostgreSQL 15. Run with an empty search_path.
select
    'PUBLICATION_SCHEMA' as kind,
    n.nspname::text as schema_name,
    p.pubname::text as parent_name,
    n.nspname::text as name,
    'pg_catalog.pg_publication_namespace'::pg_catalog.regclass::oid::bigint as class_oid,
    r.oid::bigint as object_oid,
    0::int as sub_id,
    null::text as remark
from pg_catalog.pg_publication_namespace r
join pg_catalog.pg_publication p on p.oid = r.pnpubid
join pg_catalog.pg_namespace n on n.oid = r.pnnspid
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    -- only: and r.oid = any (:objects::oid[])
order by p.pubname, n.nspname
