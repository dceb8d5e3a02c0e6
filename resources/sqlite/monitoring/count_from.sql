-- SQLite. Remembers since when the counters count, as the last look at the indexes saw it.
update database set started_at = :started_at, reset_at = :reset_at, commits = :commits, indexes_seen = :at
where id = :database_id
