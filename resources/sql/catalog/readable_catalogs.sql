-- System catalogs that may be read, by name; without the store of large objects, which may be any size.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select c.relname::text as catalog
from pg_catalog.pg_class c
where
    c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
    and c.relkind = 'r'
    and c.oid <> 2613
    and pg_catalog.has_table_privilege(c.oid, 'select')
order by c.relname
