-- Publications for logical replication.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'PUBLICATION' as kind,
    null::text as schema_name,
    null::text as parent_name,
    p.pubname::text as name,
    'pg_catalog.pg_publication'::pg_catalog.regclass::oid::bigint as class_oid,
    p.oid::bigint as object_oid,
    0::int as sub_id,
    case when p.puballtables then 'true' end as all_tables,
    pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
        case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as publish,
    case when p.pubviaroot then 'true' end as via_partition_root,
    pg_catalog.pg_get_userbyid(p.pubowner)::text as owner,
    pg_catalog.obj_description(p.oid, 'pg_publication') as comment
from pg_catalog.pg_publication p
where not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass and e.objid = p.oid and e.deptype = 'e')
    -- only: and p.oid = any (:objects::oid[])
order by p.pubname
