-- Finds: the session that holds the advisory lock with which Flyway guards a schema history.
-- False positives: another program using the same number.
-- Privilege: none; application and address of other roles' sessions may be hidden. Minimum server version: 10.
select
    l.pid,
    coalesce(a.usename, 'unknown') as user_name,
    coalesce(nullif(a.application_name, ''), 'unknown') as application,
    coalesce(a.client_addr::text, 'local') as address
from pg_catalog.pg_locks l
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory'
    and l.granted
    and l.objsubid = 1
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
    and ((l.classid::bigint << 32) | l.objid::bigint) = :key::bigint
order by l.pid;
