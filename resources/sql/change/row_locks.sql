-- Finds: tables, and the store of large objects, to which the current transaction may have written rows: every INSERT,
-- UPDATE, DELETE, MERGE and COPY locks its table in ROW EXCLUSIVE mode until the transaction ends.
-- False positives: statements that found no row; LOCK TABLE. Privilege: none. Minimum server version: 13.
select distinct l.relation::bigint as oid
from pg_catalog.pg_locks l
join pg_catalog.pg_class c on c.oid = l.relation
where
    l.pid = pg_catalog.pg_backend_pid()
    and l.locktype = 'relation'
    and l.mode = 'RowExclusiveLock'
    and l.granted
    and c.relkind in ('r', 'p', 'm')
    and (c.oid >= 16384 or c.oid = 2613)
order by 1;
