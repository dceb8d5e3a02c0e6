-- The columns of one relation as the grid needs them: type with its modifier, the base type below domains (and the
-- element type of arrays), keys, defaults, and what the current role may read.
-- is_sortable: the base type (or its elements) has a default btree order; enums, ranges and composite types count.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with recursive relation as (
    select c.oid
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
),
typed (attnum, type_oid) as (
    select a.attnum, a.atttypid
    from pg_catalog.pg_attribute a
    join relation r on r.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped
    union all
    select typed.attnum, t.typbasetype
    from typed join pg_catalog.pg_type t on t.oid = typed.type_oid
    where t.typtype = 'd'
),
base as (
    select typed.attnum, t.*
    from typed join pg_catalog.pg_type t on t.oid = typed.type_oid
    where t.typtype <> 'd'
)
select
    a.attnum::int as number,
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
    b.typname::text as base_type,
    type_schema.nspname::text as base_type_schema,
    b.typcategory::text as category,
    a.attnotnull as is_not_null,
    a.attgenerated <> '' as is_generated,
    a.attidentity <> '' as is_identity,
    pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default_expression,
    pg_catalog.col_description(a.attrelid, a.attnum) as description,
    exists (
        select 1 from pg_catalog.pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'p' and a.attnum = any (k.conkey)) as is_primary_key,
    (select target_schema.nspname::text || '.' || target.relname::text
     from pg_catalog.pg_constraint k
     join pg_catalog.pg_class target on target.oid = k.confrelid
     join pg_catalog.pg_namespace target_schema on target_schema.oid = target.relnamespace
     where k.conrelid = a.attrelid and k.contype = 'f' and a.attnum = any (k.conkey)
     order by k.oid
     limit 1) as references_relation,
    b.typtype in ('e', 'r', 'm', 'c')
        or b.typname in ('varchar', 'cidr')
        or exists (
            select 1
            from pg_catalog.pg_opclass o
            join pg_catalog.pg_am m on m.oid = o.opcmethod
            where m.amname = 'btree' and o.opcdefault
              and o.opcintype = case when b.typcategory = 'A' and b.typelem <> 0 then b.typelem else b.oid end
        )
        or (b.typcategory = 'A' and exists (
            select 1 from pg_catalog.pg_type e
            where e.oid = b.typelem and (e.typtype in ('e', 'r') or e.typname = 'varchar'))) as is_sortable,
    pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'select') as is_readable
from pg_catalog.pg_attribute a
join relation r on r.oid = a.attrelid
join base b on b.attnum = a.attnum
join pg_catalog.pg_namespace type_schema on type_schema.oid = b.typnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attnum > 0 and not a.attisdropped
order by a.attnum
