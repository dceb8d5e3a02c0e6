-- Finds: which of the wanted tables schema public holds, with their comments.
-- False positives: views and foreign tables of the same name count as well, because they are in the way.
-- Privilege: none. Minimum server version: 10.
select
    c.relname as table_name,
    pg_catalog.obj_description(c.oid, 'pg_class') as table_comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public'
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and c.relname = any (:names::text[])
order by c.relname;
