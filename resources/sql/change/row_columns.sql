-- Finds: the columns of one relation as changing its rows needs them; the type for casts is qualified and has no modifier,
-- and below domains: a cast to a domain would cut silently what an assignment refuses as too long. Whatever a view
-- computes, an INSTEAD OF trigger takes.
-- False positives: none.
-- Privilege: none. Minimum server version: 13.
with recursive typed (relation, attnum, type_oid) as (
    select a.attrelid, a.attnum, a.atttypid
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name and a.attnum > 0 and not a.attisdropped
    union all
    select typed.relation, typed.attnum, t.typbasetype
    from typed
    join pg_catalog.pg_type t on t.oid = typed.type_oid
    where t.typtype = 'd'
)
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
        and (
            c.relkind <> 'v'
            or pg_catalog.pg_column_is_updatable(a.attrelid, a.attnum, true)
            or exists (
                select 1
                from pg_catalog.pg_trigger g
                where g.tgrelid = c.oid and g.tgtype & 80 = 80 and g.tgenabled <> 'D')) as is_updatable,
    pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default_expression
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join typed on typed.relation = a.attrelid and typed.attnum = a.attnum
join pg_catalog.pg_type t on t.oid = typed.type_oid and t.typtype <> 'd'
join pg_catalog.pg_namespace type_schema on type_schema.oid = t.typnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where
    n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and a.attnum > 0 and not a.attisdropped
order by a.attnum;
