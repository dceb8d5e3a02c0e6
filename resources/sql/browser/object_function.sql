-- The page of one function, procedure or aggregate, one row a fact in reading order. Aggregates have no definition that
-- the server prints. Needs: nothing beyond the right to connect. From PostgreSQL 13.
select f.fact, f.value
from pg_catalog.pg_proc p
join pg_catalog.pg_language l on l.oid = p.prolang
cross join lateral (values
    (1, 'kind', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window function'
        else 'function' end),
    (2, 'owner', pg_catalog.pg_get_userbyid(p.proowner)::text),
    (3, 'comment', pg_catalog.obj_description(p.oid, 'pg_proc')),
    (4, 'returns', pg_catalog.pg_get_function_result(p.oid)),
    (5, 'language', l.lanname::text),
    (6, 'volatility', case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end),
    (7, 'security', case when p.prosecdef then 'security definer: runs with the rights of its owner'
        else 'security invoker' end),
    (8, 'settings', pg_catalog.array_to_string(p.proconfig, E'\n')),
    (9, 'privileges', case when p.proacl is null then '=X/' || pg_catalog.pg_get_userbyid(p.proowner)
        else pg_catalog.array_to_string(p.proacl, E'\n') end),
    (10, 'definition', case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end)
) as f (place, fact, value)
where p.oid = :oid::bigint::oid
order by f.place
