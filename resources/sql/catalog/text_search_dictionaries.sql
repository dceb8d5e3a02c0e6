-- Text search dictionaries.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'TEXT_SEARCH_DICTIONARY' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    d.dictname::text as name,
    'pg_catalog.pg_ts_dict'::pg_catalog.regclass::oid::bigint as class_oid,
    d.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.tmplname) as template,
    d.dictinitoption as settings,
    pg_catalog.pg_get_userbyid(d.dictowner)::text as owner,
    pg_catalog.obj_description(d.oid, 'pg_ts_dict') as comment
from pg_catalog.pg_ts_dict d
join pg_catalog.pg_namespace n on n.oid = d.dictnamespace
join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass and e.objid = d.oid and e.deptype = 'e')
    -- only: and d.oid = any (:objects::oid[])
order by n.nspname, d.dictname
