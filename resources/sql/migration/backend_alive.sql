-- Finds: the server process that the ledger names, if it still runs a statement or keeps a transaction open.
-- False positives: where the start is hidden from this role, another process with the same number.
-- Privilege: none; start times of other roles' sessions may be hidden. Minimum server version: 10.
select a.pid
from pg_catalog.pg_stat_activity a
where a.pid = :pid
    and coalesce((extract(epoch from a.backend_start) * 1000000)::bigint = :started::bigint, true)
order by a.pid;
