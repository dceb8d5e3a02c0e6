-- SQLite. What signals were, by moment (milliseconds since 1970). step: milliseconds that a point stands for; 0 is one look.
create table if not exists point (
    database_id integer not null references database (id),
    signal text not null,
    step integer not null,
    at integer not null,
    low real not null,
    average real not null,
    high real not null,
    looks integer not null,
    primary key (database_id, signal, step, at)
) without rowid
