-- Foreign tables; their columns, constraints and triggers are read with those of ordinary tables.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'FOREIGN_TABLE' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    c.relname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.quote_ident(s.srvname) as server,
    (select pg_catalog.string_agg(pg_catalog.quote_ident(o.name) || ' ' || pg_catalog.quote_literal(o.value), ', '
        order by o.place)
     from pg_catalog.pg_options_to_table(f.ftoptions) with ordinality o (name, value, place)) as foreign_options,
    case when c.relispartition then h.parents end as partition_of,
    case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end as bound,
    case when not c.relispartition then h.parents end as inherits,
    pg_catalog.pg_get_userbyid(c.relowner)::text as owner,
    case when c.relacl @> pg_catalog.acldefault('r', c.relowner) and c.relacl <@ pg_catalog.acldefault('r', c.relowner) then null
        else pg_catalog.array_to_string(c.relacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_foreign_table f
join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
join pg_catalog.pg_class c on c.oid = f.ftrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join lateral (
    select pg_catalog.string_agg(pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.relname), ', '
        order by i.inhseqno) as parents
    from pg_catalog.pg_inherits i
    join pg_catalog.pg_class p on p.oid = i.inhparent
    join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
    where i.inhrelid = c.oid) h on true
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and c.oid = any (:objects::oid[])
order by n.nspname, c.relname
