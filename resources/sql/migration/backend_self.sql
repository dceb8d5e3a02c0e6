-- Finds: the server process of this session, and when it started, in microseconds since 1970.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select a.pid, (extract(epoch from a.backend_start) * 1000000)::bigint as started
from pg_catalog.pg_stat_activity a
where a.pid = pg_catalog.pg_backend_pid()
order by a.pid;
