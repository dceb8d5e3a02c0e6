-- SQLite. Drops points that were drawn together.
delete from point where step < :step and at < :before
