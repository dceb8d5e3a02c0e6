-- SQLite. Drops sizes older than a moment, but for the last one before it.
delete from object_size
where at < :before
  and exists (
      select 1 from object_size later
      where later.database_id = object_size.database_id and later.name = object_size.name
        and later.at > object_size.at and later.at < :before)
