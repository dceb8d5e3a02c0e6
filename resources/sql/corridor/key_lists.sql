-- Array columns of one table that hold keys of other tables, and which: the column's comment names table.column, or the
-- column's name ends with the table's. Only columns that are unique by themselves are taken as keys; the one that the
-- comment names wins, then the longest table name, then the primary key.
-- May be wrong: a column called affected_districts may hold something else; then nearly every key dangles.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with lists as (
    select a.attname::text as list_column, a.attnum, c.relnamespace, t.typelem,
        pg_catalog.format_type(t.typelem, null) as element_type,
        coalesce(pg_catalog.col_description(c.oid, a.attnum), '') as comment
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_type t on t.oid = a.atttypid
    where n.nspname = :schema and c.relname = :table and a.attnum > 0 and not a.attisdropped
        and t.typcategory = 'A' and t.typelem <> 0
),
keys as (
    select distinct on (c.oid, a.attnum)
        n.nspname::text as schema_name, c.relname::text as table_name, a.attname::text as key_column, c.relnamespace,
        a.atttypid, i.indisprimary,
        pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select') as readable
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null and i.indnkeyatts = 1
        and c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
    order by c.oid, a.attnum, i.indisprimary desc
),
candidates as (
    select lists.*, keys.schema_name, keys.table_name, keys.key_column, keys.readable,
        lists.typelem = keys.atttypid as same_type,
        lists.comment ~ ('\m' || keys.table_name || '\.' || keys.key_column || '\M') as declared,
        keys.indisprimary,
        keys.relnamespace = lists.relnamespace as same_schema
    from lists
    join keys on lists.comment ~ ('\m' || keys.table_name || '\.' || keys.key_column || '\M')
        or lists.list_column = keys.table_name
        or pg_catalog.right(lists.list_column, pg_catalog.length(keys.table_name) + 1) = '_' || keys.table_name
    where lists.typelem = keys.atttypid
        or (lists.element_type in ('text', 'character varying') and keys.atttypid in (20, 21, 23, 25, 1043, 2950))
)
select distinct on (attnum)
    list_column, element_type, schema_name, table_name, key_column, same_type, readable
from candidates
order by attnum, declared desc, same_schema desc, pg_catalog.length(table_name) desc, same_type desc, indisprimary desc,
    schema_name, key_column
