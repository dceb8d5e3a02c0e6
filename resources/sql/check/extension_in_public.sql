-- Extensions whose objects are in schema public. Those that cannot be moved (postgis) have no fix.
-- May be wrong: databases without an API.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    e.extname::text as object_name,
    e.extversion::text as version,
    case when e.extrelocatable and x.exists_already is null then 'create schema extensions' end as fix_do_1,
    case when e.extrelocatable then pg_catalog.format('alter extension %I set schema extensions', e.extname) end as fix_do_2,
    pg_catalog.format('alter extension %I set schema public', e.extname) as fix_undo_1,
    case when x.exists_already is null then 'drop schema extensions' end as fix_undo_2
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
left join lateral (
    select true as exists_already from pg_catalog.pg_namespace s where s.nspname = 'extensions'
) as x on true
where n.nspname = 'public'
order by object_name
