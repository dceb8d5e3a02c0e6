-- Tables published for UPDATE or DELETE without a primary key, a chosen index or REPLICA IDENTITY FULL, parts of
-- partitioned tables included.
-- May be wrong: none.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    pg_catalog.string_agg(p.pubname, ', ' order by p.pubname) as publications,
    pg_catalog.format('alter table %I.%I replica identity full', n.nspname, c.relname) as fix_full_do_1,
    pg_catalog.format('alter table %I.%I replica identity %s', n.nspname, c.relname,
        case c.relreplident when 'n' then 'nothing' else 'default' end) as fix_full_undo_1
from pg_catalog.pg_publication p
join pg_catalog.pg_publication_tables t on t.pubname = p.pubname
join pg_catalog.pg_namespace n on n.nspname = t.schemaname
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
where (p.pubupdate or p.pubdelete)
  and c.relkind = 'r'
  and (c.relreplident = 'n'
      or c.relreplident = 'd'
          and not exists (select 1 from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisprimary))
group by n.nspname, c.relname, c.relreplident
order by schema_name, object_name
