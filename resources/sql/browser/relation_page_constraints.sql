-- The constraints of one relation, and the foreign keys of others that point at it.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with relation as (
    select c.oid
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name
)
select
    k.conname::text as name,
    case k.contype
        when 'p' then 'primary key' when 'u' then 'unique' when 'c' then 'check' when 'x' then 'exclusion'
        when 'n' then 'not null' when 't' then 'constraint trigger'
        else case when k.conrelid = r.oid then 'foreign key' else 'referenced by' end
    end as constraint_kind,
    case when k.conrelid = r.oid then f.other else b.other end as other,
    pg_catalog.pg_get_constraintdef(k.oid) as definition,
    pg_catalog.concat_ws(
        ', ',
        case when not k.convalidated then 'NOT VALID' end,
        case when k.condeferred then 'initially deferred' when k.condeferrable then 'deferrable' end) as marks,
    pg_catalog.obj_description(k.oid, 'pg_constraint') as description,
    case when k.conrelid = r.oid then f.schema_name else b.schema_name end as target_schema,
    case when k.conrelid = r.oid then f.relation_name else b.relation_name end as target_relation
from relation r
join pg_catalog.pg_constraint k on k.conrelid = r.oid or (k.confrelid = r.oid and k.contype = 'f')
left join lateral (
    select o.relname::text as relation_name, os.nspname::text as schema_name, os.nspname || '.' || o.relname as other
    from pg_catalog.pg_class o join pg_catalog.pg_namespace os on os.oid = o.relnamespace
    where o.oid = k.confrelid) f on true
left join lateral (
    select o.relname::text as relation_name, os.nspname::text as schema_name, os.nspname || '.' || o.relname as other
    from pg_catalog.pg_class o join pg_catalog.pg_namespace os on os.oid = o.relnamespace
    where o.oid = k.conrelid) b on true
order by
    k.conrelid <> r.oid, pg_catalog.array_position(array['p', 'u', 'x', 'f', 'c', 'n', 't'], k.contype::text), name, other
