-- SQLite. Remembers an index as it was just seen.
insert into index_use (
    database_id, oid, schema_name, relation_name, index_name, bytes, needed, scans, unused_since, seen_at, unseen)
values (
    :database_id, :oid, :schema_name, :relation_name, :index_name, :bytes, :needed, :scans, :unused_since, :seen_at, :unseen)
on conflict (database_id, oid) do update set
    schema_name = excluded.schema_name,
    relation_name = excluded.relation_name,
    index_name = excluded.index_name,
    bytes = excluded.bytes,
    needed = excluded.needed,
    scans = excluded.scans,
    unused_since = excluded.unused_since,
    seen_at = excluded.seen_at,
    unseen = excluded.unseen
