-- Finds: functions, aggregates and procedures with their arguments and results, for completion. What only the server
-- itself calls (input and output of types, operators' own functions, triggers of constraints) is left out.
-- False positives: functions that the role may not execute.
-- Privilege: none. Minimum server version: 11.
select
    n.nspname::text as schema_name,
    p.proname::text as function_name,
    p.prokind::text as kind,
    pg_catalog.pg_get_function_arguments(p.oid) as arguments,
    pg_catalog.pg_get_function_result(p.oid) as result,
    pg_catalog.pg_function_is_visible(p.oid) as is_visible
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where not (p.proargtypes::oid[] && array[
        'internal'::regtype, 'cstring'::regtype]::oid[])
    and p.prorettype not in ('internal'::regtype, 'trigger'::regtype, 'event_trigger'::regtype)
    and p.proname !~ '^(RI_FKey_|_)'
order by n.nspname, p.proname, p.oid;
