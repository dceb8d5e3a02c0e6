-- Foreign keys without an index that begins with their columns: every delete or key change in the table they point to
-- reads the whole table that points. Only a valid btree (or, for one column, hash) index without a condition covers,
-- whose first columns are the key's in any order; a partial index such as "where pid < 5" does not. On a partitioned
-- table an index of the root covers, or one on each partition.
-- A partitioned table is mended partition by partition, so that nobody waits: an index of the root alone, one on each
-- partition made concurrently, and all of them joined. Where a partition has its own index already, the others may get
-- theirs instead. No partition is a foreign table: those can have no foreign key.
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
tree (key_id, root, conkey, relation, kind, pages, parent, depth) as (
    select f.oid, f.conrelid, f.conkey, c.oid, c.relkind, c.relpages, 0::oid, 0
    from pg_catalog.pg_constraint f join pg_catalog.pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and f.conparentid = 0
    union all
    select t.key_id, t.root, t.conkey, c.oid, c.relkind, c.relpages, t.relation, t.depth + 1
    from tree t
    join pg_catalog.pg_inherits h on h.inhparent = t.relation
    join pg_catalog.pg_class c on c.oid = h.inhrelid
    where t.kind = 'p'
),
place as materialized (
    select t.key_id, t.root, t.relation, t.kind, t.pages, t.parent, t.depth, case when t.relation = t.root then t.conkey else array(
        select mine.attnum
        from pg_catalog.unnest(t.conkey) with ordinality as k (attnum, place)
        join pg_catalog.pg_attribute theirs on theirs.attrelid = t.root and theirs.attnum = k.attnum
        join pg_catalog.pg_attribute mine on mine.attrelid = t.relation and mine.attname = theirs.attname
        order by k.place) end as columns
    from tree t
),
covered as materialized (
    select p.key_id, p.root, p.relation, p.kind, p.pages, p.parent, p.depth, coalesce(bool_or(
        i.columns[0 : pg_catalog.cardinality(p.columns) - 1] @> p.columns
            and (i.amname = 'btree' or pg_catalog.cardinality(p.columns) = 1)), false) as is_covered
    from place p
    left join covering i on i.indrelid = p.relation
    group by p.key_id, p.root, p.relation, p.kind, p.pages, p.parent, p.depth
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
        v.key_id, n.nspname, t.relname, t.relkind, f.conname, f.confrelid, n.oid as namespace,
        k.column_list, k.plain_columns, k.name_part,
        v.pages * pg_catalog.current_setting('block_size')::bigint as bytes
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
),
-- every index that is to be made: of the table, or of each part of a partitioned one
wanted as materialized (
    select
        k.key_id, c.relation, c.parent, c.depth, c.kind, c.is_covered, k.column_list,
        pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) as table_name,
        pg_catalog.quote_ident(n.nspname) as schema_part,
        case
            when pg_catalog.octet_length(t.relname || '_' || k.name_part || '_idx') <= 63
                and not exists (
                    select from pg_catalog.pg_class other
                    where other.relnamespace = n.oid and other.relname = t.relname || '_' || k.name_part || '_idx')
            then t.relname || '_' || k.name_part || '_idx'
            else pg_catalog.left(t.relname, 10) || '_' || pg_catalog.left(pg_catalog.md5(
                t.relname || ' ' || k.name_part || ' ' || k.conname), 12) || '_idx'
        end as index_name
    from named k
    join covered c on c.key_id = k.key_id
    join pg_catalog.pg_class t on t.oid = c.relation
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
),
step (key_id, phase, place, do_all, do_rest, undo_rest) as (
    select
        w.key_id, case when w.kind = 'p' then 1 else 2 end, w.depth,
        case
            when w.kind = 'p'
            then 'create index ' || pg_catalog.quote_ident(w.index_name) || ' on only ' || w.table_name
            else 'create index concurrently ' || pg_catalog.quote_ident(w.index_name) || ' on ' || w.table_name
        end || ' (' || w.column_list || ')',
        case
            when w.kind <> 'p' and not w.is_covered
            then 'create index concurrently ' || pg_catalog.quote_ident(w.index_name) || ' on ' || w.table_name
                || ' (' || w.column_list || ')'
        end,
        case
            when w.kind <> 'p' and not w.is_covered
            then 'drop index concurrently ' || w.schema_part || '.' || pg_catalog.quote_ident(w.index_name)
        end
    from wanted w
    union all
    select
        w.key_id, 3, - w.depth,
        'alter index ' || p.schema_part || '.' || pg_catalog.quote_ident(p.index_name)
            || ' attach partition ' || w.schema_part || '.' || pg_catalog.quote_ident(w.index_name),
        null, null
    from wanted w join wanted p on p.key_id = w.key_id and p.relation = w.parent
),
script as (
    select
        s.key_id,
        pg_catalog.json_agg(s.do_all order by s.phase, s.place, s.do_all) as do_all,
        pg_catalog.json_agg(s.do_rest order by s.do_rest) filter (where s.do_rest is not null) as do_rest,
        pg_catalog.json_agg(s.undo_rest order by s.undo_rest) filter (where s.undo_rest is not null) as undo_rest
    from step s
    group by s.key_id
),
form as (
    select c.key_id, bool_or(c.is_covered and c.kind <> 'p') as has_covered
    from covered c
    group by c.key_id
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
    w.index_name as fix_index,
    k.relkind = 'p' as fix_partitioned,
    k.bytes::bigint as fix_reads_bytes,
    case when k.relkind = 'p' then s.do_all::text end as fix_tree,
    case when k.relkind = 'p' and f.has_covered then s.do_rest::text end as fix_leaves,
    case when k.relkind = 'p' and f.has_covered then s.undo_rest::text end as fix_leaves_undo
from named k
join form f on f.key_id = k.key_id
join script s on s.key_id = k.key_id
join wanted w on w.key_id = k.key_id and w.depth = 0
join pg_catalog.pg_class p on p.oid = k.confrelid
join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
order by schema_name, object_name, part