-- Tables in the publications supabase_realtime that send updates or deletes, whose SELECT policies ask for columns that
-- are not part of the replica identity: of the old row only the identity is sent, so they cannot be asked of it. Which
-- columns a policy asks for is read from its dependencies.
-- May be wrong: tables whose rows never go, and whose columns in question never change. Tables without any identity
-- are another check's.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with identity as (
    select x.indrelid, x.indexrelid, x.indisprimary, x.indkey::pg_catalog.int2[] as columns
    from pg_catalog.pg_index x
    where x.indisprimary or x.indisreplident
),
published as (
    select n.nspname, c.oid, c.relname, c.relreplident, x.indexrelid, x.columns
    from pg_catalog.pg_publication p
    join pg_catalog.pg_publication_tables t on t.pubname = p.pubname
    join pg_catalog.pg_namespace n on n.nspname = t.schemaname
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
    join identity x on x.indrelid = c.oid and x.indisprimary = (c.relreplident = 'd')
    where p.pubname ~ '^supabase_realtime'
      and (p.pubupdate or p.pubdelete)
      and c.relrowsecurity
      and c.relreplident in ('d', 'i')
      and n.nspname <> all (:platform_schemas::text[])
)
select
    t.nspname::text as schema_name,
    t.relname::text as object_name,
    pg_catalog.string_agg(distinct a.attname::text, ', ') as columns,
    pg_catalog.string_agg(distinct p.polname::text, ', ') as policies,
    pg_catalog.format('alter table %I.%I replica identity full', t.nspname, t.relname) as fix_full_do_1,
    case t.relreplident
        when 'd' then pg_catalog.format('alter table %I.%I replica identity default', t.nspname, t.relname)
        else pg_catalog.format('alter table %I.%I replica identity using index %I', t.nspname, t.relname, i.relname)
    end as fix_full_undo_1
from (select distinct * from published) as t
join pg_catalog.pg_class i on i.oid = t.indexrelid
join pg_catalog.pg_policy p on p.polrelid = t.oid and p.polcmd in ('r', '*')
join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass and d.objid = p.oid
    and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = t.oid and d.refobjsubid > 0
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
where a.attnum <> all (t.columns)
group by t.nspname, t.relname, t.relreplident, i.relname
order by schema_name, object_name
