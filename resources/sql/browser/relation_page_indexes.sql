-- The indexes of one relation with size and use since the statistics were reset; of a partitioned table, which has no
-- entries itself, those of its partitions together.
-- A unique or primary index works on every write even when it was never scanned: no scans does not mean useless.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    i.relname::text as name,
    pg_catalog.pg_get_indexdef(x.indexrelid) as definition,
    used.bytes,
    used.scans,
    used.entries_read,
    pg_catalog.concat_ws(
        ', ',
        case when x.indisprimary then 'primary key' when x.indisunique then 'unique' end,
        case when x.indisexclusion then 'exclusion' end,
        case when x.indisclustered then 'clustered' end,
        case when x.indisreplident then 'replica identity' end,
        case when not x.indisvalid then 'INVALID' end) as marks,
    pg_catalog.obj_description(x.indexrelid, 'pg_class') as description
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_class c on c.oid = x.indrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select
        pg_catalog.sum(pg_catalog.pg_relation_size(leaf.oid))::bigint as bytes,
        pg_catalog.sum(s.idx_scan)::bigint as scans,
        pg_catalog.sum(s.idx_tup_read)::bigint as entries_read
    from (
        select x.indexrelid as oid where i.relkind <> 'I'
        union all
        select tree.relid::pg_catalog.oid
        from pg_catalog.pg_partition_tree(x.indexrelid) tree
        where i.relkind = 'I' and tree.isleaf) leaf
    left join pg_catalog.pg_stat_user_indexes s on s.indexrelid = leaf.oid) used
where n.nspname = :schema_name and c.relname = :relation_name
order by x.indisprimary desc, name
