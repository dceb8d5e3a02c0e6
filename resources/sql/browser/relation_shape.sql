-- How the rows of one relation can be told apart and how many there may be: the columns of its primary key, else of its
-- smallest immediate unique index over NOT NULL columns (both without predicate and expressions), else none.
-- Also whether its rows are spread over other tables (inheritance, partitions), its pages and row density, and what the
-- current role may read.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with relation as (
    select c.*
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
),
identity as (
    select
        x.indrelid,
        x.indisprimary,
        (select pg_catalog.array_agg(a.attname::text order by k.place)
         from pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality as k (number, place)
         join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number
         where k.place <= x.indnkeyatts) as key_columns
    from pg_catalog.pg_index x
    join relation r on r.oid = x.indrelid
    where x.indisunique and x.indisvalid and x.indimmediate and x.indpred is null and x.indexprs is null
      and not exists (
          select 1
          from pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality as k (number, place)
          join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number
          where k.place <= x.indnkeyatts and not a.attnotnull)
    order by x.indisprimary desc, x.indnkeyatts, x.indexrelid
    limit 1
)
select
    r.oid::bigint as oid,
    case r.relkind
        when 'p' then 'PARTITIONED_TABLE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW'
        when 'f' then 'FOREIGN_TABLE' else 'TABLE'
    end as kind,
    i.key_columns,
    coalesce(i.indisprimary, false) as key_is_primary,
    exists (select 1 from pg_catalog.pg_inherits h where h.inhparent = r.oid) as has_children,
    case when r.relpages > 0 and r.reltuples > 0 then r.reltuples / r.relpages end as rows_per_page,
    pg_catalog.has_table_privilege(r.oid, 'select') as reads_all,
    pg_catalog.has_any_column_privilege(r.oid, 'select') as reads_some
from relation r
left join identity i on i.indrelid = r.oid
