-- Tables with rows that neither vacuum nor analyze has ever counted, and partitioned roots without statistics
-- (autovacuum never analyzes them).
-- May be wrong: tables filled a moment ago. The fix has no undo and needs none: statistics are only added.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13, which writes 0 where later servers write -1, and nothing
-- into the row of a root: there, roots are found by those who may read them.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    e.estimate as estimated_rows,
    pg_catalog.format('analyze %I.%I', n.nspname, c.relname) as fix_do_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select case c.relkind
        when 'p' then (
            select pg_catalog.sum(greatest(m.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(m.oid)))::bigint
            from pg_catalog.pg_inherits h join pg_catalog.pg_class m on m.oid = h.inhrelid
            where h.inhparent = c.oid)
        else pg_catalog.pg_stat_get_live_tuples(c.oid) end as estimate
) as e
where c.relkind in ('r', 'm', 'p')
  and case
      when pg_catalog.current_setting('server_version_num')::int >= 140000 then c.reltuples = -1
      when c.relkind <> 'p' then c.reltuples = 0 and c.relpages = 0
      else pg_catalog.has_table_privilege(c.oid, 'select') and not exists (
          select from pg_catalog.pg_stats s
          where s.schemaname = n.nspname and s.tablename = c.relname and s.inherited)
      end
  and e.estimate >= :minimum_rows::bigint
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
