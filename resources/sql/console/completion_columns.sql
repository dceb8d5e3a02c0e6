-- Finds: the columns of all relations that completion knows, one line for each relation.
-- False positives: columns that the role may see but not read.
-- Privilege: none. Minimum server version: 10.
select
    a.attrelid::bigint as id,
    pg_catalog.array_agg(a.attname::text order by a.attnum) as names,
    pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where a.attnum > 0
    and not a.attisdropped
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_(toast|temp)'
group by a.attrelid
order by a.attrelid;
