-- Every array column of user tables whose elements may be keys, with the table that they are keys of: the column's comment
-- names table.column, or the column's name ends with the table's. A row without a target is an array that says nothing
-- about itself. "label_column" is what names a listing row: its first unique text, else its primary key.
-- May be wrong: a column called affected_districts may hold something else; then nearly every key leads nowhere.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with relations as (
    select c.oid, c.relnamespace, c.relname::text as table_name, n.nspname::text as schema_name,
        pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select') as readable
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
        and not exists (
            select from pg_catalog.pg_depend d
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
),
lists as (
    select r.oid, r.schema_name, r.table_name, r.relnamespace, a.attname::text as list_column, a.attnum, t.typelem,
        pg_catalog.format_type(t.typelem, null) as element_type,
        coalesce(pg_catalog.col_description(r.oid, a.attnum), '') as comment
    from pg_catalog.pg_attribute a
    join relations r on r.oid = a.attrelid
    join pg_catalog.pg_type t on t.oid = a.atttypid
    where r.readable and a.attnum > 0 and not a.attisdropped and t.typcategory = 'A'
        and t.typelem in (20, 21, 23, 25, 1043, 2950)
),
keys as (
    select distinct on (r.oid, a.attnum)
        r.oid, r.schema_name, r.table_name, a.attname::text as key_column, r.relnamespace, a.atttypid, i.indisprimary,
        r.readable
    from pg_catalog.pg_index i
    join relations r on r.oid = i.indrelid
    join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum = i.indkey[0]
    where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null and i.indnkeyatts = 1
    order by r.oid, a.attnum, i.indisprimary desc
),
labels as (
    select distinct on (keys.oid) keys.oid, keys.key_column as label_column
    from keys
    order by keys.oid, keys.atttypid in (25, 1043) desc, keys.indisprimary desc, keys.key_column
),
candidates as (
    select lists.*, keys.schema_name as target_schema, keys.table_name as target_table, keys.key_column,
        keys.readable as target_readable, keys.indisprimary, lists.typelem = keys.atttypid as same_type,
        lists.comment ~ ('\m' || keys.table_name || '\.' || keys.key_column || '\M') as declared,
        keys.relnamespace = lists.relnamespace as same_schema
    from lists
    left join keys on (lists.comment ~ ('\m' || keys.table_name || '\.' || keys.key_column || '\M')
            or lists.list_column = keys.table_name
            or pg_catalog.right(lists.list_column, pg_catalog.length(keys.table_name) + 1) = '_' || keys.table_name)
        and (lists.typelem = keys.atttypid
            or (lists.typelem in (25, 1043) and keys.atttypid in (20, 21, 23, 25, 1043, 2950)))
)
select distinct on (candidates.schema_name, candidates.table_name, candidates.attnum)
    candidates.schema_name, candidates.table_name, candidates.list_column, candidates.element_type,
    labels.label_column, candidates.target_schema, candidates.target_table, candidates.key_column,
    coalesce(candidates.same_type, false) as same_type, coalesce(candidates.target_readable, false) as readable
from candidates
left join labels on labels.oid = candidates.oid
order by candidates.schema_name, candidates.table_name, candidates.attnum, candidates.declared desc nulls last,
    candidates.same_schema desc, pg_catalog.length(candidates.target_table) desc, candidates.same_type desc,
    candidates.indisprimary desc, candidates.target_schema, candidates.key_column
