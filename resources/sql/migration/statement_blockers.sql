-- Finds: the sessions that a waiting session waits for.
-- False positives: none.
-- Privilege: none; application and state of other roles' sessions may be hidden. Minimum server version: 10.
select
    a.pid,
    coalesce(a.usename, 'unknown') as user_name,
    coalesce(nullif(a.application_name, ''), 'unknown') as application,
    coalesce(a.state, 'unknown') as state
from pg_catalog.unnest(pg_catalog.pg_blocking_pids(:pid)) b (pid)
join pg_catalog.pg_stat_activity a on a.pid = b.pid
group by a.pid, a.usename, a.application_name, a.state
order by a.pid;
