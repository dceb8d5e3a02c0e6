-- Ordinary and partitioned tables without what has rows of its own here (columns, constraints, indexes).
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'TABLE' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    c.relname::text as name,
    'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    case when c.relpersistence = 'u' then 'unlogged' end as persistence,
    case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_key,
    case when c.relispartition then h.parents end as partition_of,
    case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end as bound,
    case when not c.relispartition then h.parents end as inherits,
    case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as of_type,
    nullif(pg_catalog.concat_ws(E'\n', pg_catalog.array_to_string(c.reloptions, E'\n'),
        (select pg_catalog.string_agg('toast.' || o.option, E'\n' order by o.place)
         from pg_catalog.unnest(k.reloptions) with ordinality o (option, place))), '') as options,
    (select s.spcname::text from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) as tablespace,
    (select m.amname::text from pg_catalog.pg_am m where m.oid = c.relam and m.amname <> 'heap') as access_method,
    case when c.relrowsecurity then 'enabled' end as row_security,
    case when c.relforcerowsecurity then 'true' end as row_security_forced,
    case c.relreplident when 'f' then 'full' when 'n' then 'nothing' when 'i' then 'using index '
        || coalesce((select pg_catalog.quote_ident(xc.relname) from pg_catalog.pg_index x
                     join pg_catalog.pg_class xc on xc.oid = x.indexrelid
                     where x.indrelid = c.oid and x.indisreplident), '') end as replica_identity,
    u.relname::text as clustered_on,
    pg_catalog.pg_get_userbyid(c.relowner)::text as owner,
    case when c.relacl @> pg_catalog.acldefault('r', c.relowner) and c.relacl <@ pg_catalog.acldefault('r', c.relowner) then null
        else pg_catalog.array_to_string(c.relacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_class k on k.oid = c.reltoastrelid
left join (pg_catalog.pg_index x join pg_catalog.pg_class u on u.oid = x.indexrelid)
    on x.indrelid = c.oid and x.indisclustered
left join lateral (
    select pg_catalog.string_agg(pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.relname), ', '
        order by i.inhseqno) as parents
    from pg_catalog.pg_inherits i
    join pg_catalog.pg_class p on p.oid = i.inhparent
    join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
    where i.inhrelid = c.oid) h on true
where c.relkind in ('r', 'p')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and c.oid = any (:objects::oid[])
order by n.nspname, c.relname
