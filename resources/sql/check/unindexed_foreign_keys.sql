-- Foreign keys without an index that begins with their columns: every delete or key change in the table they point to
-- reads the whole table that points. Only a valid btree (or, for one column, hash) index without a condition covers,
-- whose first columns are the key's in any order; a partial index such as "where pid < 5" does not. On a partitioned
-- table an index of the root covers, or one on each partition.
-- May be wrong: small tables, and keys whose targets are never deleted or renumbered.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive covering as materialized (
    select x.indrelid, x.indkey::pg_catalog.int2[] as columns, am.amname
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    join pg_catalog.pg_am am on am.oid = i.relam
    where x.indisvalid and x.indpred is null and am.amname in ('btree', 'hash')
),
-- each relation carries what is asked of it later, so that nothing is joined to a list of all keys again
tree (key_id, root, conkey, relation, kind, pages) as (
    select f.oid, f.conrelid, f.conkey, c.oid, c.relkind, c.relpages
    from pg_catalog.pg_constraint f join pg_catalog.pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and f.conparentid = 0
    union all
    select t.key_id, t.root, t.conkey, c.oid, c.relkind, c.relpages
    from tree t
    join pg_catalog.pg_inherits h on h.inhparent = t.relation
    join pg_catalog.pg_class c on c.oid = h.inhrelid
    where t.kind = 'p'
),
place as materialized (
    select t.key_id, t.root, t.relation, t.kind, t.pages, case when t.relation = t.root then t.conkey else array(
        select mine.attnum
        from pg_catalog.unnest(t.conkey) with ordinality as k (attnum, place)
        join pg_catalog.pg_attribute theirs on theirs.attrelid = t.root and theirs.attnum = k.attnum
        join pg_catalog.pg_attribute mine on mine.attrelid = t.relation and mine.attname = theirs.attname
        order by k.place) end as columns
    from tree t
),
covered as (
    select p.key_id, p.root, p.relation, p.kind, p.pages, coalesce(bool_or(
        i.columns[0 : pg_catalog.cardinality(p.columns) - 1] @> p.columns
            and (i.amname = 'btree' or pg_catalog.cardinality(p.columns) = 1)), false) as is_covered
    from place p
    left join covering i on i.indrelid = p.relation
    group by p.key_id, p.root, p.relation, p.kind, p.pages
),
verdict as materialized (
    select c.key_id, sum(c.pages) as pages
    from covered c
    group by c.key_id
    having not (coalesce(bool_or(c.is_covered) filter (where c.relation = c.root), false)
        or coalesce(bool_and(c.is_covered) filter (where c.kind <> 'p'), false))
),
named as (
    select
        n.nspname, t.relname, t.relkind, f.conname, f.confrelid, n.oid as namespace,
        k.column_list, k.plain_columns,
        v.pages * pg_catalog.current_setting('block_size')::bigint as bytes,
        pg_catalog.left(t.relname || '_' || k.name_part, 58) || '_idx' as index_name
    from verdict v
    join pg_catalog.pg_constraint f on f.oid = v.key_id
    join pg_catalog.pg_class t on t.oid = f.conrelid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    cross join lateral (
        select
            pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by c.place) as column_list,
            pg_catalog.string_agg(a.attname, ', ' order by c.place) as plain_columns,
            pg_catalog.string_agg(a.attname, '_' order by c.place) as name_part
        from pg_catalog.unnest(f.conkey) with ordinality as c (attnum, place)
        join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = c.attnum) k
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and n.nspname <> all (:platform_schemas::text[])
      and not exists (
          select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
)
select
    k.nspname::text as schema_name,
    k.relname::text as object_name,
    k.conname::text as part,
    k.conname::text as foreign_key,
    k.plain_columns as columns,
    pn.nspname || '.' || p.relname as points_to,
    k.bytes::bigint as table_bytes,
    k.column_list as fix_columns,
    case
        when exists (
            select from pg_catalog.pg_class c where c.relnamespace = k.namespace and c.relname = k.index_name)
        then pg_catalog.left(k.index_name, 51) || '_' || pg_catalog.left(pg_catalog.md5(k.conname), 6)
        else k.index_name
    end as fix_index,
    k.relkind = 'p' as fix_partitioned,
    k.bytes::bigint as fix_reads_bytes
from named k
join pg_catalog.pg_class p on p.oid = k.confrelid
join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
order by schema_name, object_name, part
