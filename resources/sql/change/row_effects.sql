-- Finds: tables in which the current transaction has inserted, updated or deleted rows, and whether they are the table
-- :oid itself or a part of it.
-- False positives: rows of subtransactions that were taken back are counted, too. TRUNCATE is not counted. Nothing is
-- found where track_counts is off.
-- Privilege: none. Minimum server version: 13.
with recursive family (oid) as (
    select :oid::bigint::oid
    union
    select h.inhrelid from family f join pg_catalog.pg_inherits h on h.inhparent = f.oid
)
select
    s.schemaname::text as schema_name,
    s.relname::text as table_name,
    s.relid in (select f.oid from family f) as own,
    s.n_tup_ins as inserted,
    s.n_tup_upd as updated,
    s.n_tup_del as deleted
from pg_catalog.pg_stat_xact_user_tables s
where s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0 and s.schemaname <> 'alidade'
order by 1, 2;
