-- Finds: tables in which the current transaction has inserted, updated or deleted rows, and how many.
-- False positives: rows of subtransactions that were taken back are counted, too. TRUNCATE is not counted.
-- Privilege: none. Minimum server version: 13. Needs track_counts.
select
    s.relid::bigint as oid,
    s.n_tup_ins as inserted,
    s.n_tup_upd as updated,
    s.n_tup_del as deleted,
    pg_catalog.current_setting('track_counts')::boolean as counted
from pg_catalog.pg_stat_xact_user_tables s
where s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
union all
select 0, 0, 0, 0, pg_catalog.current_setting('track_counts')::boolean
order by 1;
