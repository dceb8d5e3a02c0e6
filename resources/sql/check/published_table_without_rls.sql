-- Tables in the publications supabase_realtime without row security, published as such, with their schema or with all.
-- May be wrong: changes that everybody may see.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    p.pubname::text as publication,
    pg_catalog.format('alter table %I.%I enable row level security', n.nspname, c.relname) as fix_do_1,
    pg_catalog.format('alter table %I.%I disable row level security', n.nspname, c.relname) as fix_undo_1
from pg_catalog.pg_publication p
join pg_catalog.pg_publication_tables t on t.pubname = p.pubname
join pg_catalog.pg_namespace n on n.nspname = t.schemaname
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
where p.pubname ~ '^supabase_realtime'
  and not c.relrowsecurity
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name
