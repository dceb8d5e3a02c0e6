-- The tables (with their TOAST, and the catalogue's) that keep this database's frozen horizon back, oldest first.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as relation_name,
    greatest(pg_catalog.age(c.relfrozenxid), pg_catalog.age(t.relfrozenxid))::bigint as transaction_age,
    greatest(pg_catalog.age(c.relfrozenxid), pg_catalog.age(t.relfrozenxid))
        / 2147483648.0::double precision as transaction_share,
    greatest(pg_catalog.mxid_age(c.relminmxid), pg_catalog.mxid_age(t.relminmxid))::bigint as multixact_age,
    greatest(s.last_vacuum, s.last_autovacuum) as vacuumed_at
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
where c.relkind in ('r', 'm')
order by transaction_age desc, schema_name, relation_name
limit 200
