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
foreign_key as materialized (
    select f.oid, f.conname, f.conrelid, f.conkey, f.confrelid
    from pg_catalog.pg_constraint f
    where f.contype = 'f' and f.conparentid = 0
),
tree (key_id, relation, kind) as (
    select f.oid, c.oid, c.relkind
    from foreign_key f join pg_catalog.pg_class c on c.oid = f.conrelid
    union all
    select t.key_id, c.oid, c.relkind
    from tree t
    join pg_catalog.pg_inherits h on h.inhparent = t.relation
    join pg_catalog.pg_class c on c.oid = h.inhrelid
    where t.kind = 'p'
),
place as (
    select t.key_id, t.relation, t.kind, array(
        select mine.attnum
        from pg_catalog.unnest(f.conkey) with ordinality as k (attnum, place)
        join pg_catalog.pg_attribute theirs on theirs.attrelid = f.conrelid and theirs.attnum = k.attnum
        join pg_catalog.pg_attribute mine on mine.attrelid = t.relation and mine.attname = theirs.attname
        order by k.place) as columns
    from tree t
    join foreign_key f on f.oid = t.key_id
),
covered as (
    select p.key_id, p.relation, p.kind, coalesce(bool_or(
        i.columns[0 : pg_catalog.cardinality(p.columns) - 1] @> p.columns
            and (i.amname = 'btree' or pg_catalog.cardinality(p.columns) = 1)), false) as is_covered
    from place p
    left join covering i on i.indrelid = p.relation
    group by p.key_id, p.relation, p.kind
),
sized as (
    select member.key_id, sum(leaf.relpages) as pages
    from tree member join pg_catalog.pg_class leaf on leaf.oid = member.relation
    group by member.key_id
),
verdict as (
    select
        c.key_id,
        coalesce(bool_or(c.is_covered) filter (where c.relation = f.conrelid), false)
            or coalesce(bool_and(c.is_covered) filter (where c.kind <> 'p'), false) as is_covered
    from covered c
    join foreign_key f on f.oid = c.key_id
    group by c.key_id
),
named as (
    select
        n.nspname, t.relname, t.relkind, f.*, n.oid as namespace,
        k.column_list, k.plain_columns,
        s.pages * pg_catalog.current_setting('block_size')::bigint as bytes,
        pg_catalog.left(t.relname || '_' || k.name_part, 58) || '_idx' as index_name
    from foreign_key f
    join verdict v on v.key_id = f.oid and not v.is_covered
    join sized s on s.key_id = f.oid
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
