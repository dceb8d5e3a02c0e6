-- The columns of one table that holds corridors, with what tells their meaning: name, type, default, comment.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    a.attname::text as column_name,
    case t.typtype when 'e' then 'enum' else pg_catalog.format_type(a.atttypid, null) end as column_type,
    a.attnotnull as is_required,
    a.atthasdef or a.attidentity <> '' as has_default,
    coalesce((
        select pg_catalog.array_agg(e.enumlabel::text order by e.enumsortorder)
        from pg_catalog.pg_enum e where e.enumtypid = a.atttypid), '{}') as words
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type t on t.oid = a.atttypid
where n.nspname = :schema and c.relname = :table and a.attnum > 0 and not a.attisdropped
order by a.attnum
