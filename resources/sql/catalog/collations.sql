-- Collations. The columns of pg_collation changed their names from version to version, hence the detour through JSON.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'COLLATION' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    c.collname::text as name,
    'pg_catalog.pg_collation'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.concat_ws(', ',
        'provider = ' || case c.collprovider when 'i' then 'icu' when 'c' then 'libc' when 'b' then 'builtin' else 'default' end,
        case when c.collprovider = 'c' then 'lc_collate = ' || pg_catalog.quote_literal(c.collcollate) end,
        case when c.collprovider = 'c' then 'lc_ctype = ' || pg_catalog.quote_literal(c.collctype) end,
        case when c.collprovider <> 'c' then 'locale = ' || pg_catalog.quote_literal(
            coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', c.collcollate)) end,
        case when not c.collisdeterministic then 'deterministic = false' end,
        'rules = ' || pg_catalog.quote_literal(j.row ->> 'collicurules')) as definition,
    case when c.collencoding >= 0 then pg_catalog.pg_encoding_to_char(c.collencoding)::text end as encoding,
    pg_catalog.pg_get_userbyid(c.collowner)::text as owner,
    pg_catalog.obj_description(c.oid, 'pg_collation') as comment
from pg_catalog.pg_collation c
join pg_catalog.pg_namespace n on n.oid = c.collnamespace
join lateral (select pg_catalog.to_jsonb(c) as row) j on true
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and c.oid = any (:objects::oid[])
order by n.nspname, c.collname
