-- System catalogs with the number of rows that this transaction has inserted, updated and deleted so far, what was
-- rolled back to a savepoint included. Sees shared catalogs, too.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    s.schemaname || '.' || s.relname as catalog,
    s.n_tup_ins + s.n_tup_upd + s.n_tup_del as rows
from pg_catalog.pg_stat_xact_sys_tables s
where s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
order by s.schemaname, s.relname
