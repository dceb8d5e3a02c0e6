-- Columns of geometry or geography without a GiST, SP-GiST or BRIN index, on tables with more than a few rows by
-- estimate.
-- May be wrong: columns that are shown and never searched.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    e.estimate as estimated_rows,
    pg_catalog.format('create index %s%I on %I.%I using gist (%I)', case c.relkind when 'p' then '' else 'concurrently ' end,
        x.index_name, n.nspname, c.relname, a.attname) as fix_do_1,
    pg_catalog.format('drop index %s%I.%I', case c.relkind when 'p' then '' else 'concurrently ' end, n.nspname, x.index_name) as fix_undo_1,
    c.relpages * pg_catalog.current_setting('block_size')::bigint as fix_reads_bytes
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type y on y.oid = a.atttypid and y.typname in ('geometry', 'geography') and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_namespace v on v.oid = y.typnamespace
cross join lateral (
    select pg_catalog."left"(c.relname || '_' || a.attname, 58) || '_gist' as index_name
) as x
cross join lateral (
    select coalesce(pg_catalog.sum(greatest(m.reltuples::bigint, pg_catalog.pg_stat_get_live_tuples(m.oid))), 0)::bigint as estimate
    from (
        select c.oid as member
        union all
        select h.inhrelid from pg_catalog.pg_inherits h where h.inhparent = c.oid and c.relkind = 'p'
    ) as family
    join pg_catalog.pg_class m on m.oid = family.member
) as e
where e.estimate >= :minimum_rows::bigint
  and not exists (
      select 1
      from pg_catalog.pg_index i
      join pg_catalog.pg_class k on k.oid = i.indexrelid
      join pg_catalog.pg_am m on m.oid = k.relam and m.amname in ('gist', 'spgist', 'brin')
      where i.indrelid = c.oid
        and i.indpred is null
        and (i.indkey[0] = a.attnum
            or i.indexprs is not null and exists (
                select 1
                from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = k.oid
                  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = c.oid
                  and d.refobjsubid = a.attnum)))
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name, part
