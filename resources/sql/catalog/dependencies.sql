-- What depends on what, as PostgreSQL keeps it; built-in objects are nobody's business here but schema public is.
-- Kinds: n normal, a automatic, i internal (part of the other), e member of an extension, P and S partitions.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    d.classid::bigint as class_oid,
    d.objid::bigint as object_oid,
    d.objsubid as sub_id,
    d.refclassid::bigint as ref_class_oid,
    d.refobjid::bigint as ref_object_oid,
    d.refobjsubid as ref_sub_id,
    d.deptype::text as type
from pg_catalog.pg_depend d
where d.objid >= 16384
    and (d.refobjid >= 16384 or d.refobjid = 2200)
    -- only: and d.objid = any (:objects::oid[])
order by d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
