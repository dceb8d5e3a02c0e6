-- Extensions that are installed, whether the server has a newer version of them, and where they lie.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    e.extname::text as extension_name,
    n.nspname::text as schema_name,
    e.extversion as installed_version,
    a.default_version,
    a.default_version is distinct from e.extversion and a.default_version is not null as has_update,
    a.name is null as is_missing,
    a.comment as description
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
left join pg_catalog.pg_available_extensions a on a.name = e.extname
order by has_update desc, extension_name
