-- The columns of one relation as export and import need them: the type with its modifier and the base type below
-- domains, what the server fills by itself, and what the current role may read and insert.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive typed (attnum, relation, type_oid) as (
    select a.attnum, a.attrelid, a.atttypid
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and a.attnum > 0 and not a.attisdropped
    union all
    select typed.attnum, typed.relation, t.typbasetype
    from typed join pg_catalog.pg_type t on t.oid = typed.type_oid
    where t.typtype = 'd'
)
select
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    b.typname::text as base_type,
    a.attnotnull as is_not_null,
    a.attgenerated <> '' as is_generated,
    a.attidentity::text as identity,
    d.adbin is not null as has_default,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'select') as is_readable,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'insert') as is_insertable
from typed
join pg_catalog.pg_attribute a on a.attrelid = typed.relation and a.attnum = typed.attnum
join pg_catalog.pg_type b on b.oid = typed.type_oid and b.typtype <> 'd'
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
order by a.attnum
