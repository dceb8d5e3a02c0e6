-- SQLite. A database by its identity.
select id, first_seen, started_at, reset_at, commits, indexes_seen from database where identity = :identity
