-- SQLite. Drops indexes that the last look did not see: they are gone.
delete from index_use where database_id = :database_id and seen_at < :seen_at
