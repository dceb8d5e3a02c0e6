-- Plain btree indexes whose columns another btree index of the same table begins with, in the same order, with the same
-- operators, collations and condition: the longer (or unique) one answers all that the shorter one can. Whole twins are
-- duplicate_index. Unique indexes, those behind constraints, the replica identity, the clustering index, indexes with
-- further included columns or with expressions are left out.
-- May be wrong: a very wide longer index, where the small one fits into memory; deduplication makes the difference small.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with btree as materialized (
    select
        x.indexrelid, x.indrelid, x.indnkeyatts, x.indnatts, x.indisunique, x.indexprs is not null as has_expressions,
        x.indkey::pg_catalog.int2[] as columns, x.indclass::pg_catalog.oid[] as operators,
        x.indcollation::pg_catalog.oid[] as collations, x.indoption::pg_catalog.int2[] as options,
        coalesce(pg_catalog.pg_get_expr(x.indpred, x.indrelid), '') as condition,
        i.relname, i.relnamespace, i.relkind, i.relpages, i.relispartition,
        exists (
            select from pg_catalog.pg_constraint k
            where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x', 'f') and k.conrelid = x.indrelid)
            or x.indisreplident or x.indisclustered as is_needed
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    join pg_catalog.pg_am am on am.oid = i.relam
    where am.amname = 'btree' and x.indisvalid and x.indislive
),
shorter as (
    select
        s.*, l.relname as longer_name, l.indexrelid as longer,
        pg_catalog.row_number() over (
            partition by s.indexrelid order by l.is_needed desc, l.indnkeyatts, l.indexrelid) as choice
    from btree s
    join btree l on l.indrelid = s.indrelid and l.indexrelid <> s.indexrelid and l.condition = s.condition
    where not s.is_needed and not s.indisunique and not s.has_expressions and s.indnatts = s.indnkeyatts
      and not s.relispartition
      and l.indnkeyatts >= s.indnkeyatts and (l.indisunique or l.indnkeyatts > s.indnkeyatts)
      and l.columns[0 : s.indnkeyatts - 1] = s.columns[0 : s.indnkeyatts - 1]
      and l.operators[0 : s.indnkeyatts - 1] = s.operators[0 : s.indnkeyatts - 1]
      and l.collations[0 : s.indnkeyatts - 1] = s.collations[0 : s.indnkeyatts - 1]
      and l.options[0 : s.indnkeyatts - 1] = s.options[0 : s.indnkeyatts - 1]
)
select
    n.nspname::text as schema_name,
    s.relname::text as object_name,
    s.longer_name::text as covered_by,
    r.relname::text as of_table,
    s.relpages * pg_catalog.current_setting('block_size')::bigint as index_bytes,
    pg_catalog.pg_get_indexdef(s.indexrelid) as definition,
    pg_catalog.pg_get_indexdef(s.longer) as covering_definition,
    pg_catalog.pg_get_indexdef(s.indexrelid) as fix_definition,
    s.relkind = 'I' as fix_partitioned
from shorter s
join pg_catalog.pg_class r on r.oid = s.indrelid
join pg_catalog.pg_namespace n on n.oid = s.relnamespace
where s.choice = 1
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.indrelid and d.deptype = 'e')
order by schema_name, object_name
