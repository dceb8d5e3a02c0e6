-- What would break or go with CASCADE if one relation were dropped: everything that depends on it directly or over other
-- objects, but for what is a part of it (its own indexes, triggers, policies). Below them, functions that mention its
-- name: PostgreSQL does not know what a function's text needs, so these are only likely. At the top its partitions, whose
-- rows go with it without being asked for.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive relation as (
    select c.oid, c.relname
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name
),
walk (classid, objid, objsubid, is_outside, depth) as (
    select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, r.oid, 0, false, 0 from relation r
    union
    select
        case when v.ev_class is not null then 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid else d.classid end,
        coalesce(v.ev_class, d.objid),
        case when v.ev_class is not null then 0 else d.objsubid end,
        w.is_outside or d.deptype = 'n',
        w.depth + 1
    from walk w
    join pg_catalog.pg_depend d
        on d.refclassid = w.classid and d.refobjid = w.objid and (w.objsubid = 0 or d.refobjsubid = w.objsubid)
    left join pg_catalog.pg_rewrite v
        on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and v.oid = d.objid
    where d.deptype in ('n', 'a', 'i', 'P', 'S') and w.depth < 20 and (d.classid, coalesce(v.ev_class, d.objid)) <> (w.classid, w.objid)
        and coalesce(v.ev_class, d.objid) <> w.objid
),
found as (
    select w.classid, w.objid, w.objsubid, min(w.depth) as depth
    from walk w
    where w.is_outside and w.objid <> (select r.oid from relation r)
        and not exists (select 1 from pg_catalog.pg_trigger t where t.oid = w.objid and t.tgisinternal)
        and not exists (
            select 1
            from pg_catalog.pg_depend part
            join relation r on r.oid = part.refobjid
            where part.classid = w.classid and part.objid = w.objid and part.deptype in ('a', 'i', 'P', 'S')
                and part.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)
    group by w.classid, w.objid, w.objsubid
),
named as (
    select f.depth, o.type::text as object_kind, o.identity as name, c.oid as relation_oid
    from found f
    cross join lateral pg_catalog.pg_identify_object(f.classid, f.objid, f.objsubid) o
    left join pg_catalog.pg_class c
        on f.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and c.oid = f.objid and c.relkind in ('r', 'p', 'v', 'm', 'f')
    where o.type not in ('rule', 'type', 'composite type', 'toast table', 'index', 'default value')
)
select
    d.object_kind, d.name, 'needs it' as relationship, d.depth::bigint as steps,
    s.nspname::text as target_schema, c.relname::text as target_relation
from named d
left join pg_catalog.pg_class c on c.oid = d.relation_oid
left join pg_catalog.pg_namespace s on s.oid = c.relnamespace
union all
select
    case t.relkind when 'p' then 'partitioned table' when 'f' then 'foreign table' else 'table' end,
    pg_catalog.format('%I.%I', s.nspname, t.relname), 'partition, goes with it', tree.level::bigint, s.nspname::text, t.relname::text
from relation r
cross join lateral pg_catalog.pg_partition_tree(r.oid) tree
join pg_catalog.pg_class t on t.oid = tree.relid
join pg_catalog.pg_namespace s on s.oid = t.relnamespace
where tree.level > 0
union all
select 'function', p.oid::pg_catalog.regprocedure::text, 'mentions its name', null, null, null
from relation r
join pg_catalog.pg_proc p
    on p.prosrc ~ ('\y' || pg_catalog.regexp_replace(r.relname, '([^[:alnum:]_])', '\\\1', 'g') || '\y')
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
where n.nspname <> 'pg_catalog' and n.nspname <> 'information_schema' and l.lanname not in ('c', 'internal')
order by relationship desc, steps, object_kind, name
