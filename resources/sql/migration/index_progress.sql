-- Finds: how far a session has come in building an index: lockers waited for, blocks scanned or tuples sorted.
-- False positives: none; the numbers start again with each phase.
-- Privilege: none; hidden for other roles' sessions. Minimum server version: 12.
select
    p.phase,
    case when p.tuples_total > 0 then p.tuples_done
        when p.blocks_total > 0 then p.blocks_done else p.lockers_done end as done,
    case when p.tuples_total > 0 then p.tuples_total
        when p.blocks_total > 0 then p.blocks_total else p.lockers_total end as total
from pg_catalog.pg_stat_progress_create_index p
where p.pid = :pid
order by p.pid;
