-- SQLite. Keeps one look.
insert into point (database_id, signal, step, at, low, average, high, looks)
values (:database_id, :signal, 0, :at, :value, :value, :value, 1)
on conflict (database_id, signal, step, at) do nothing
