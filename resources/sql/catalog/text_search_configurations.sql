-- Text search configurations with their mappings: one line a token type, its dictionaries in order.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'TEXT_SEARCH_CONFIGURATION' as kind,
    n.nspname::text as schema_name,
    null::text as parent_name,
    c.cfgname::text as name,
    'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid::bigint as class_oid,
    c.oid::bigint as object_oid,
    0::int as sub_id,
    pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.prsname) as parser,
    (select pg_catalog.string_agg(pg_catalog.quote_ident(k.alias) || ' WITH ' || m.dictionaries, E'\n' order by k.alias)
     from (
         select x.maptokentype as token,
             pg_catalog.string_agg(pg_catalog.quote_ident(dn.nspname) || '.' || pg_catalog.quote_ident(d.dictname), ', '
                 order by x.mapseqno) as dictionaries
         from pg_catalog.pg_ts_config_map x
         join pg_catalog.pg_ts_dict d on d.oid = x.mapdict
         join pg_catalog.pg_namespace dn on dn.oid = d.dictnamespace
         where x.mapcfg = c.oid
         group by x.maptokentype) m
     join pg_catalog.ts_token_type(c.cfgparser) k on k.tokid = m.token) as mappings,
    pg_catalog.pg_get_userbyid(c.cfgowner)::text as owner,
    pg_catalog.obj_description(c.oid, 'pg_ts_config') as comment
from pg_catalog.pg_ts_config c
join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace
join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'alidade')
    and not exists (
        select 1 from pg_catalog.pg_depend e
        where e.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
    -- only: and c.oid = any (:objects::oid[])
order by n.nspname, c.cfgname
