-- Finds: the names of one kind that this session can see, for a guess at what a misspelled one was meant to be.
-- False positives: names that mean something else and are only spelled alike.
-- Privilege: none. Minimum server version: 10.
select c.relname as name
from pg_catalog.pg_class c
where :kind = 'table'
    and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and pg_catalog.pg_table_is_visible(c.oid)
    and c.relnamespace <> 'pg_catalog'::regnamespace
union
select a.attname
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
where :kind = 'column'
    and a.attnum > 0
    and not a.attisdropped
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and c.relname = any (:words::text[])
union
select p.proname
from pg_catalog.pg_proc p
where :kind = 'function'
    and pg_catalog.pg_function_is_visible(p.oid)
union
select t.typname
from pg_catalog.pg_type t
where :kind = 'type'
    and t.typname not like '\_%'
    and pg_catalog.pg_type_is_visible(t.oid)
order by name;
