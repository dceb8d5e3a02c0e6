-- SQLite. What is remembered of the indexes of a database.
select oid, schema_name, relation_name, index_name, bytes, needed, scans, unused_since, seen_at, unseen
from index_use
where database_id = :database_id
order by oid
