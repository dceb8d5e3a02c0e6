-- Tables that are published (supabase_realtime and other logical replication), with what a subscriber needs of them:
-- a replica identity for updates and deletes, and row security where readers are to be told apart.
-- identity: what an UPDATE or DELETE tells of the old row. is_whole: the publication is FOR ALL TABLES.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    p.pubname::text as publication_name,
    t.schemaname::text as schema_name,
    t.tablename::text as relation_name,
    case c.relreplident
        when 'n' then 'nothing'
        when 'f' then 'full'
        when 'i' then 'index'
        else case when exists (
            select 1 from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisprimary) then 'primary key'
            else 'none: no primary key' end
    end as identity,
    c.relrowsecurity as row_security,
    p.pubinsert as inserts,
    p.pubupdate as updates,
    p.pubdelete as deletes,
    p.puballtables as is_whole
from pg_catalog.pg_publication p
left join pg_catalog.pg_publication_tables t on t.pubname = p.pubname
left join pg_catalog.pg_namespace n on n.nspname = t.schemaname
left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
order by publication_name, schema_name, relation_name
