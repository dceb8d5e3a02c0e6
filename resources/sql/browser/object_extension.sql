-- The page of one extension, one row a fact in reading order: its version and the one the server could update it to.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select f.fact, f.value
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
left join pg_catalog.pg_available_extensions a on a.name = e.extname
cross join lateral (values
    (1, 'kind', 'extension'),
    (2, 'owner', pg_catalog.pg_get_userbyid(e.extowner)::text),
    (3, 'comment', coalesce(pg_catalog.obj_description(e.oid, 'pg_extension'), a.comment)),
    (4, 'schema', n.nspname::text),
    (5, 'version', e.extversion),
    (6, 'available', case when a.default_version <> e.extversion then a.default_version end),
    (7, 'members', (
        select count(*)::text from pg_catalog.pg_depend d
        where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid and d.deptype = 'e')),
    (8, 'definition', pg_catalog.format('create extension %I with schema %I version %L;', e.extname, n.nspname, e.extversion))
) as f (place, fact, value)
where e.oid = :oid::bigint::oid
order by f.place
