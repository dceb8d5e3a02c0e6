-- Whether the asking transaction has written anything so far.
-- False positives: also one that only locked rows or was given a number by being asked for it.
-- Privilege: none. Minimum server version: 13.
select pg_catalog.pg_current_xact_id_if_assigned() is not null as written
order by 1;
