-- Sequences with all options; those of identity columns and of serial columns say whose they are.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'SEQUENCE' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    c.relname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.format_type(s.seqtypid, null) as type,
    s.seqstart::text as start,
    s.seqincrement::text as increment,
    s.seqmin::text as minimum,
    s.seqmax::text as maximum,
    s.seqcache::text as cache,
    case when s.seqcycle then 'true' end as cycle,
    case when c.relpersistence = 'u' then 'unlogged' end as persistence,
    case when o.deptype = 'a' then o.label end as owned_by,
    case when o.deptype = 'i' then o.label end as identity_of,
    pg_catalog.pg_get_userbyid(c.relowner)::text as owner,
    case when c.relacl @> pg_catalog.acldefault('s', c.relowner) and c.relacl <@ pg_catalog.acldefault('s', c.relowner) then null
        else pg_catalog.array_to_string(c.relacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_sequence s on s.seqrelid = c.oid
left join lateral (
    select
        d.deptype,
        pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.relname) || '.'
            || pg_catalog.quote_ident(a.attname) as label
    from pg_catalog.pg_depend d
    join pg_catalog.pg_class t on t.oid = d.refobjid
    join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype in ('a', 'i')
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0
    limit 1) o on true
where c.relkind = 'S'
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and c.oid = any (:objects::oid[])
order by n.nspname, c.relname
