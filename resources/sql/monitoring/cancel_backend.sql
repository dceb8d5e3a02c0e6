-- Asks a session to stop its statement; the session stays. False when there is no such session any more. The start time
-- makes sure that the number was not given to another one meanwhile.
-- Needs: membership in the session's role or in pg_signal_backend; superusers for sessions of superusers. From PostgreSQL 13.
select pg_catalog.pg_cancel_backend(a.pid) as was_sent
from pg_catalog.pg_stat_activity a
where a.pid = :pid and a.backend_start is not distinct from :started::timestamptz
order by a.pid
