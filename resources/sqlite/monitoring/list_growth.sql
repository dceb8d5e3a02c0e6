-- SQLite. What each table took at a moment (or when it was first seen after it) and what it takes now.
select
    n.name,
    (select s.bytes from object_size s where s.database_id = :database_id and s.name = n.name
     order by s.at <= :since desc, abs(s.at - :since) limit 1) as bytes_before,
    (select s.bytes from object_size s where s.database_id = :database_id and s.name = n.name
     order by s.at desc limit 1) as bytes_now,
    (select max(min(s.at), :since) from object_size s where s.database_id = :database_id and s.name = n.name) as since
from (select distinct name from object_size where database_id = :database_id) n
order by abs(bytes_now - bytes_before) desc, n.name
