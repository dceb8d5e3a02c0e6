-- Sessions, prepared transactions and replication slots that keep rows visible to transactions long past.
-- May be wrong: a dump or a long report that will end. Has no fix: what it would end must be known first.
-- Needs: membership in pg_read_all_stats to see the sessions of others; without it that is said. From PostgreSQL 13.
select
    null::text as schema_name,
    held.name as object_name,
    held.not_checked,
    held.kind,
    held.age
from (
    select
        'the sessions of others' as name,
        null::text as kind,
        null::integer as age,
        'others' as not_checked
    where not pg_catalog.pg_has_role('pg_read_all_stats', 'usage')
    union all
    select a.pid::text, 'Session', pg_catalog.age(a.backend_xmin), null
    from pg_catalog.pg_stat_activity a
    where a.backend_xmin is not null and a.pid <> pg_catalog.pg_backend_pid()
    union all
    select p.gid, 'Prepared transaction', pg_catalog.age(p.transaction), null
    from pg_catalog.pg_prepared_xacts p
    union all
    select s.slot_name, 'Replication slot', greatest(pg_catalog.age(s.xmin), pg_catalog.age(s.catalog_xmin)), null
    from pg_catalog.pg_replication_slots s
) as held
where held.not_checked is not null or held.age >= :minimum_transactions::bigint
order by object_name
