-- SQLite. Keeps the size of a table, where it is not what it was.
insert into object_size (database_id, name, at, bytes)
select :database_id, :name, :at, :bytes
where coalesce(
    (select s.bytes from object_size s where s.database_id = :database_id and s.name = :name order by s.at desc limit 1),
    -1) <> :bytes
on conflict (database_id, name, at) do nothing
