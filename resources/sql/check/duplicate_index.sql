-- Indexes that are another index once more: same table, method, columns, order, operators, collations, expressions,
-- condition and uniqueness. Every write pays for both. Of each such group one stays: one behind a constraint, the
-- replica identity or what the table is clustered by, else the oldest; indexes behind constraints are never
-- proposed. Parts of partitioned indexes are left out: their root is what can be dropped.
-- May be wrong: a twin that is being built to replace the other.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with candidate as (
    select
        x.indexrelid, x.indrelid, i.relname, i.relnamespace, i.relkind, i.relpages,
        (k.oid is not null) or x.indisreplident or x.indisclustered as is_needed,
        pg_catalog.md5(pg_catalog.concat_ws(
            '/', x.indrelid, i.relam, x.indkey, x.indnkeyatts, x.indclass, x.indcollation, x.indoption, x.indisunique,
            case when x.indisunique then pg_catalog.to_jsonb(x) ->> 'indnullsnotdistinct' end,
            pg_catalog.pg_get_expr(x.indexprs, x.indrelid), '|', pg_catalog.pg_get_expr(x.indpred, x.indrelid))) as shape
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    left join pg_catalog.pg_constraint k on k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')
    where x.indisvalid and not i.relispartition
),
twin as (
    select
        c.*,
        pg_catalog.first_value(c.indexrelid) over same as kept,
        pg_catalog.first_value(c.relname) over same as kept_name
    from candidate c
    window same as (partition by c.shape order by c.is_needed desc, c.indexrelid)
)
select
    n.nspname::text as schema_name,
    t.relname::text as object_name,
    t.kept_name::text as same_as,
    r.relname::text as of_table,
    t.relpages * pg_catalog.current_setting('block_size')::bigint as index_bytes,
    pg_catalog.pg_get_indexdef(t.indexrelid) as definition,
    pg_catalog.pg_get_indexdef(t.indexrelid) as fix_definition,
    t.relkind = 'I' as fix_partitioned
from twin t
join pg_catalog.pg_class r on r.oid = t.indrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
where t.indexrelid <> t.kept and not t.is_needed
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = t.indrelid and d.deptype = 'e')
order by schema_name, object_name
