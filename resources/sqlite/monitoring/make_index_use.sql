-- SQLite. Since when each index was not scanned. unseen: milliseconds of that time in which scans may have been missed,
-- because the counters were reset between two looks.
create table if not exists index_use (
    database_id integer not null references database (id),
    oid integer not null,
    schema_name text not null,
    relation_name text not null,
    index_name text not null,
    bytes integer not null,
    needed integer not null,
    scans integer not null,
    unused_since integer not null,
    seen_at integer not null,
    unseen integer not null,
    primary key (database_id, oid)
) without rowid
