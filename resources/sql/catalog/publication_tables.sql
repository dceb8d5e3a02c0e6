-- Tables that a publication names.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'PUBLICATION_TABLE' as kind,
    n.nspname::text as schema_name,
    p.pubname::text as parent_name,
    c.relname::text as name,
    'pg_catalog.pg_publication_rel'::pg_catalog.regclass::oid::bigint as class_oid,
    r.oid::bigint as object_oid,
    0::int as sub_id,
    null::text as filter
from pg_catalog.pg_publication_rel r
join pg_catalog.pg_publication p on p.oid = r.prpubid
join pg_catalog.pg_class c on c.oid = r.prrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    -- only: and r.oid = any (:objects::oid[])
order by p.pubname, n.nspname, c.relname
