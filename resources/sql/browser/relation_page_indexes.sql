-- The indexes of one relation with size and use since the statistics were reset.
-- A unique or primary index works on every write even when it was never scanned: no scans does not mean useless.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    i.relname::text as name,
    pg_catalog.pg_get_indexdef(x.indexrelid) as definition,
    pg_catalog.pg_relation_size(x.indexrelid) as bytes,
    s.idx_scan as scans,
    s.idx_tup_read as entries_read,
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
left join pg_catalog.pg_stat_user_indexes s on s.indexrelid = x.indexrelid
where n.nspname = :schema_name and c.relname = :relation_name
order by x.indisprimary desc, name
