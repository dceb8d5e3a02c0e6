-- Aggregates, with the statement that makes them put together here: PostgreSQL prints none.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'AGGREGATE' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as name,
    'pg_catalog.pg_proc'::pg_catalog.regclass::oid::bigint as class_oid,
    p.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.concat_ws(', ',
        'sfunc = ' || g.aggtransfn::pg_catalog.regproc,
        'stype = ' || pg_catalog.format_type(g.aggtranstype, null),
        case when g.aggtransspace <> 0 then 'sspace = ' || g.aggtransspace end,
        case when g.aggfinalfn <> 0 then 'finalfunc = ' || g.aggfinalfn::pg_catalog.regproc end,
        case when g.aggfinalextra then 'finalfunc_extra' end,
        case when g.aggfinalfn <> 0 then 'finalfunc_modify = ' || case g.aggfinalmodify
            when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end,
        case when g.aggcombinefn <> 0 then 'combinefunc = ' || g.aggcombinefn::pg_catalog.regproc end,
        case when g.aggserialfn <> 0 then 'serialfunc = ' || g.aggserialfn::pg_catalog.regproc end,
        case when g.aggdeserialfn <> 0 then 'deserialfunc = ' || g.aggdeserialfn::pg_catalog.regproc end,
        'initcond = ' || pg_catalog.quote_literal(g.agginitval),
        case when g.aggmtransfn <> 0 then 'msfunc = ' || g.aggmtransfn::pg_catalog.regproc end,
        case when g.aggminvtransfn <> 0 then 'minvfunc = ' || g.aggminvtransfn::pg_catalog.regproc end,
        case when g.aggmtranstype <> 0 then 'mstype = ' || pg_catalog.format_type(g.aggmtranstype, null) end,
        case when g.aggmtransspace <> 0 then 'msspace = ' || g.aggmtransspace end,
        case when g.aggmfinalfn <> 0 then 'mfinalfunc = ' || g.aggmfinalfn::pg_catalog.regproc end,
        case when g.aggmfinalextra then 'mfinalfunc_extra' end,
        case when g.aggmfinalfn <> 0 then 'mfinalfunc_modify = ' || case g.aggmfinalmodify
            when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end,
        'minitcond = ' || pg_catalog.quote_literal(g.aggminitval),
        case when g.aggsortop <> 0 then 'sortop = '
            || (select 'operator(' || pg_catalog.quote_ident(o_n.nspname) || '.' || o.oprname || ')'
                from pg_catalog.pg_operator o join pg_catalog.pg_namespace o_n on o_n.oid = o.oprnamespace
                where o.oid = g.aggsortop) end,
        case when g.aggkind = 'h' then 'hypothetical' end,
        case p.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end) as definition,
    pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
        || '(' || coalesce(nullif(pg_catalog.pg_get_function_arguments(p.oid), ''), '*') || ')' as signature,
    pg_catalog.pg_get_userbyid(p.proowner)::text as owner,
    case when p.proacl @> pg_catalog.acldefault('f', p.proowner) and p.proacl <@ pg_catalog.acldefault('f', p.proowner) then null
        else pg_catalog.array_to_string(p.proacl::text[], E'\n') end as acl,
    pg_catalog.obj_description(p.oid, 'pg_proc') as comment
from pg_catalog.pg_aggregate g
join pg_catalog.pg_proc p on p.oid = g.aggfnoid
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype in ('e', 'i'))
    -- only: and p.oid = any (:objects::oid[])
order by n.nspname, p.proname, name
