-- Partitioned tables without row security of which a part has it. PostgreSQL asks only the policies of the table that
-- a query names.
-- May be wrong: none known. After the fix nobody but the owner reads through the root until it has policies.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    parts.protected,
    parts.total,
    pg_catalog.format('alter table %I.%I enable row level security', n.nspname, c.relname) as fix_do_1,
    pg_catalog.format('alter table %I.%I disable row level security', n.nspname, c.relname) as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select
        pg_catalog.count(*) as total,
        pg_catalog.count(*) filter (where m.relrowsecurity) as protected
    from pg_catalog.pg_inherits h
    join pg_catalog.pg_class m on m.oid = h.inhrelid
    where h.inhparent = c.oid
) as parts
where c.relkind = 'p'
  and not c.relrowsecurity
  and parts.protected > 0
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
