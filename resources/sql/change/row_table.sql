-- Finds: what may be done with the rows of one relation, and how they are told apart: the columns of its primary key, else
-- of its smallest immediate unique index over NOT NULL columns, both without predicate and expressions.
-- False positives: row security and triggers may still refuse single rows.
-- Privilege: none. Minimum server version: 13.
with relation as (
    select c.*
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = :schema_name and c.relname = :relation_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
), spread as (
    select r.oid, r.relkind <> 'p' and exists (select from pg_catalog.pg_inherits h where h.inhparent = r.oid) as spread
    from relation r
), identity as (
    select
        x.indrelid,
        (
            select pg_catalog.array_agg(a.attname::text order by k.place)
            from pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality as k (number, place)
            join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number
            where k.place <= x.indnkeyatts
        ) as key_columns
    from pg_catalog.pg_index x
    join relation r on r.oid = x.indrelid
    where x.indisunique and x.indisvalid and x.indimmediate and x.indpred is null and x.indexprs is null
        and not exists (
            select
            from pg_catalog.unnest(x.indkey::pg_catalog.int2[]) with ordinality as k (number, place)
            join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.number
            where k.place <= x.indnkeyatts and not a.attnotnull
        )
    order by x.indisprimary desc, x.indnkeyatts, x.indexrelid
    limit 1
)
select
    r.oid::bigint as oid,
    r.relkind::text as kind,
    case when not s.spread then i.key_columns end as key_columns,
    r.relkind in ('r', 'p') and pg_catalog.has_table_privilege(r.oid, 'select') as is_versioned,
    r.relkind = 'r' and not s.spread as has_place,
    pg_catalog.pg_relation_is_updatable(r.oid, true) & 8 = 8 and pg_catalog.has_any_column_privilege(r.oid, 'insert') as can_insert,
    pg_catalog.pg_relation_is_updatable(r.oid, true) & 4 = 4 and pg_catalog.has_any_column_privilege(r.oid, 'update') as can_update,
    pg_catalog.pg_relation_is_updatable(r.oid, true) & 16 = 16 and pg_catalog.has_table_privilege(r.oid, 'delete') as can_delete
from relation r
join spread s on s.oid = r.oid
left join identity i on i.indrelid = r.oid
order by 1;
