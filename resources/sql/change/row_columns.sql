-- Finds: the columns of one relation as changing its rows needs them; the type for casts is qualified and has no modifier.
-- False positives: none.
-- Privilege: none. Minimum server version: 13.
select
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    pg_catalog.quote_ident(type_schema.nspname) || '.' || pg_catalog.quote_ident(t.typname) as cast_type,
    a.attgenerated <> '' as is_generated,
    a.attidentity = 'a' as is_always_identity,
    d.oid is not null or a.attidentity <> '' as has_default,
    a.attnotnull as is_not_null,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'select') as is_readable,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'insert') as is_insertable,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'update')
        and (c.relkind <> 'v' or pg_catalog.pg_column_is_updatable(a.attrelid, a.attnum, true)) as is_updatable,
    pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default_expression
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type t on t.oid = a.atttypid
join pg_catalog.pg_namespace type_schema on type_schema.oid = t.typnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where
    n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and a.attnum > 0 and not a.attisdropped
order by a.attnum;
