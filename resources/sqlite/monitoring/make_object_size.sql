-- SQLite. Sizes of tables with their indexes and TOAST, in bytes; a row only where the size changed.
create table if not exists object_size (
    database_id integer not null references database (id),
    name text not null,
    at integer not null,
    bytes integer not null,
    primary key (database_id, name, at)
) without rowid
