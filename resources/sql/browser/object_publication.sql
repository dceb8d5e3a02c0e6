-- The page of one publication, one row a fact in reading order; its tables without row filters and column lists.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select f.fact, f.value
from pg_catalog.pg_publication p
cross join lateral (values
    (1, 'kind', 'publication'),
    (2, 'owner', pg_catalog.pg_get_userbyid(p.pubowner)::text),
    (3, 'comment', pg_catalog.obj_description(p.oid, 'pg_publication')),
    (4, 'publishes', pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
        case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
        case when p.pubtruncate then 'truncate' end)),
    (5, 'tables', case when p.puballtables then 'all tables' else (
        select pg_catalog.string_agg(pg_catalog.format('%I.%I', t.schemaname, t.tablename), E'\n'
            order by t.schemaname, t.tablename)
        from pg_catalog.pg_publication_tables t where t.pubname = p.pubname) end)
) as f (place, fact, value)
where p.oid = :oid::bigint::oid
order by f.place
