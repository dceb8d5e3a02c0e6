-- SQLite. Remembers a database, unless it is known.
insert into database (identity, name, first_seen) values (:identity, :name, :at) on conflict (identity) do nothing
