-- Extensions whose installed version is not the one that the server offers.
-- May be wrong: a version kept on purpose. The fix has no undo: extensions have scripts forwards only.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    null::text as schema_name,
    e.extname::text as object_name,
    e.extversion::text as version,
    a.default_version::text as offered_version,
    pg_catalog.format('alter extension %I update', e.extname) as fix_do_1
from pg_catalog.pg_extension e
join pg_catalog.pg_available_extensions a on a.name = e.extname
where a.default_version <> e.extversion
order by object_name
