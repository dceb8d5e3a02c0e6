-- Every foreign key of one column in user tables, with what the table that has it could say about the rows it refers to:
-- a moment ("time_column", the first timestamp that is no created_at or updated_at, else one of those) and numbers.
-- May be wrong: a table may have several moments; the first one is taken.
-- Needs: nothing beyond the right to connect; only tables that may be read are listed. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as table_name,
    a.attname::text as own_column,
    tn.nspname::text as target_schema,
    t.relname::text as target_table,
    k.attname::text as key_column,
    c.reltuples::bigint as estimated_rows,
    (
        select m.attname::text
        from pg_catalog.pg_attribute m
        where m.attrelid = c.oid and m.attnum > 0 and not m.attisdropped and m.atttypid in (1114, 1184)
        order by m.attname in ('created_at', 'updated_at'), m.attnum
        limit 1
    ) as time_column,
    (
        select pg_catalog.array_agg(m.attname::text order by m.attnum)
        from pg_catalog.pg_attribute m
        where m.attrelid = c.oid and m.attnum > 0 and not m.attisdropped
            and m.atttypid in (20, 21, 23, 700, 701, 1700) and m.attidentity = ''
            and not exists (
                select from pg_catalog.pg_constraint o
                where o.conrelid = c.oid and o.contype in ('p', 'f') and m.attnum = any (o.conkey))
    ) as number_columns
from pg_catalog.pg_constraint f
join pg_catalog.pg_class c on c.oid = f.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_class t on t.oid = f.confrelid
join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
join pg_catalog.pg_attribute k on k.attrelid = t.oid and k.attnum = f.confkey[1]
where f.contype = 'f' and pg_catalog.array_length(f.conkey, 1) = 1 and f.conparentid = 0
    and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
    and pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select')
order by n.nspname, c.relname, a.attname
