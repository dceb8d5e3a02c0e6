-- The tables of one schema with their columns, one row a column, for a diagram. With names: just these relations, views
-- too. Without: every table, partitioned table and foreign table, but no partitions and nothing that extensions own.
-- A table without columns is one row without column. Reads no rows of any table.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    c.relname::text as relation_name,
    case c.relkind
        when 'p' then 'PARTITIONED_TABLE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW'
        when 'f' then 'FOREIGN_TABLE' else 'TABLE'
    end as kind,
    a.attname::text as column_name,
    coalesce(pg_catalog.format_type(a.atttypid, a.atttypmod), '') as type_name,
    coalesce(a.attnotnull, false) as is_not_null,
    exists (
        select 1 from pg_catalog.pg_constraint k
        where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) as is_primary_key,
    exists (
        select 1 from pg_catalog.pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as is_foreign_key
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname = :schema_name
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and case
        when :relation_names::text[] is not null then c.relname::text = any (:relation_names::text[])
        else c.relkind in ('r', 'p', 'f') and not c.relispartition
            and not exists (
                select 1 from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
      end
order by c.relname, a.attnum
