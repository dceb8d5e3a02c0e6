-- SQLite. The databases that are remembered.
create table if not exists database (
    id integer primary key,
    identity text not null unique,
    name text not null,
    first_seen integer not null,
    started_at integer,
    reset_at integer,
    commits integer,
    indexes_seen integer
)
