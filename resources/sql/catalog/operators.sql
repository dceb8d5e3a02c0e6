-- Operators, named by symbol and operand types. Left out: those that another operator only promised.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'OPERATOR' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    o.oprname || '(' || coalesce(pg_catalog.format_type(nullif(o.oprleft, 0), null), 'NONE') || ', '
        || coalesce(pg_catalog.format_type(nullif(o.oprright, 0), null), 'NONE') || ')' as name,
    'pg_catalog.pg_operator'::pg_catalog.regclass::oid::bigint as class_oid,
    o.oid::bigint as object_oid,
    0::int as sub_id,
    o.oprname::text as symbol,
    pg_catalog.concat_ws(', ',
        'FUNCTION = ' || o.oprcode::text,
        'LEFTARG = ' || pg_catalog.format_type(nullif(o.oprleft, 0), null),
        'RIGHTARG = ' || pg_catalog.format_type(nullif(o.oprright, 0), null),
        'COMMUTATOR = ' || (
            select 'OPERATOR(' || pg_catalog.quote_ident(xn.nspname) || '.' || x.oprname || ')'
            from pg_catalog.pg_operator x join pg_catalog.pg_namespace xn on xn.oid = x.oprnamespace
            where x.oid = o.oprcom),
        'NEGATOR = ' || (
            select 'OPERATOR(' || pg_catalog.quote_ident(xn.nspname) || '.' || x.oprname || ')'
            from pg_catalog.pg_operator x join pg_catalog.pg_namespace xn on xn.oid = x.oprnamespace
            where x.oid = o.oprnegate),
        case when o.oprrest <> 0 then 'RESTRICT = ' || o.oprrest::text end,
        case when o.oprjoin <> 0 then 'JOIN = ' || o.oprjoin::text end,
        case when o.oprcanhash then 'HASHES' end,
        case when o.oprcanmerge then 'MERGES' end) as definition,
    pg_catalog.pg_get_userbyid(o.oprowner)::text as owner,
    pg_catalog.obj_description(o.oid, 'pg_operator') as comment
from pg_catalog.pg_operator o
join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
where o.oprcode <> 0
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and e.objid = o.oid and e.deptype = 'e')
    -- only: and o.oid = any (:objects::oid[])
order by n.nspname, o.oprname, name
