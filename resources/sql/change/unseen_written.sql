-- Finds: what no snapshot of a catalog holds and the asking transaction has written to: members of an extension, built-in
-- objects and what was put beside them, kinds that only extensions should bring, base and shell types, shell operators,
-- comments on all of these, what depends on an extension. Looks only into the catalogs :touched; what was deleted leaves no
-- trace here. A visible row whose writer is unfinished is the transaction's own or one of its subtransactions'.
-- Privilege: none. Minimum server version: 13.
with t as materialized (
    select
        :touched::text[] as catalogs,
        :since::bigint as since,
        pg_catalog.age((:since::bigint % 4294967296)::text::xid) as age,
        pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint as next
), written (catalog, class, object, schema, loose, writer) as (
    select 'pg_proc', c.tableoid, c.oid, c.pronamespace, false, c.xmin
    from pg_catalog.pg_proc c
    where (select t.catalogs from t) @> '{pg_proc}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_type', c.tableoid, c.oid, c.typnamespace, c.typtype in ('b', 'p') and c.typinput <> 'pg_catalog.array_in'::pg_catalog.regproc, c.xmin
    from pg_catalog.pg_type c
    where (select t.catalogs from t) @> '{pg_type}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_class', c.tableoid, c.oid, c.relnamespace, false, c.xmin
    from pg_catalog.pg_class c
    where (select t.catalogs from t) @> '{pg_class}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_operator', c.tableoid, c.oid, c.oprnamespace, c.oprcode = 0, c.xmin
    from pg_catalog.pg_operator c
    where (select t.catalogs from t) @> '{pg_operator}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_collation', c.tableoid, c.oid, c.collnamespace, false, c.xmin
    from pg_catalog.pg_collation c
    where (select t.catalogs from t) @> '{pg_collation}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_ts_config', c.tableoid, c.oid, c.cfgnamespace, false, c.xmin
    from pg_catalog.pg_ts_config c
    where (select t.catalogs from t) @> '{pg_ts_config}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_ts_dict', c.tableoid, c.oid, c.dictnamespace, false, c.xmin
    from pg_catalog.pg_ts_dict c
    where (select t.catalogs from t) @> '{pg_ts_dict}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_namespace', c.tableoid, c.oid, null, false, c.xmin
    from pg_catalog.pg_namespace c
    where (select t.catalogs from t) @> '{pg_namespace}' and pg_catalog.age(c.xmin) <= (select t.age from t) and c.oid <> 2200
    union all
    select 'pg_extension', c.tableoid, c.oid, null, false, c.xmin
    from pg_catalog.pg_extension c
    where (select t.catalogs from t) @> '{pg_extension}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_cast', c.tableoid, c.oid, null, false, c.xmin
    from pg_catalog.pg_cast c
    where (select t.catalogs from t) @> '{pg_cast}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_event_trigger', c.tableoid, c.oid, null, false, c.xmin
    from pg_catalog.pg_event_trigger c
    where (select t.catalogs from t) @> '{pg_event_trigger}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_foreign_data_wrapper', c.tableoid, c.oid, null, false, c.xmin
    from pg_catalog.pg_foreign_data_wrapper c
    where (select t.catalogs from t) @> '{pg_foreign_data_wrapper}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_foreign_server', c.tableoid, c.oid, null, false, c.xmin
    from pg_catalog.pg_foreign_server c
    where (select t.catalogs from t) @> '{pg_foreign_server}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_am', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_am c
    where (select t.catalogs from t) @> '{pg_am}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_language', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_language c
    where (select t.catalogs from t) @> '{pg_language}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_transform', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_transform c
    where (select t.catalogs from t) @> '{pg_transform}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_conversion', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_conversion c
    where (select t.catalogs from t) @> '{pg_conversion}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_ts_parser', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_ts_parser c
    where (select t.catalogs from t) @> '{pg_ts_parser}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_ts_template', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_ts_template c
    where (select t.catalogs from t) @> '{pg_ts_template}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_opfamily', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_opfamily c
    where (select t.catalogs from t) @> '{pg_opfamily}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_opclass', c.tableoid, c.oid, null, true, c.xmin
    from pg_catalog.pg_opclass c
    where (select t.catalogs from t) @> '{pg_opclass}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_attribute', 1259::oid, c.attrelid, null, false, c.xmin
    from pg_catalog.pg_attribute c
    where (select t.catalogs from t) @> '{pg_attribute}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_attrdef', 1259::oid, c.adrelid, null, false, c.xmin
    from pg_catalog.pg_attrdef c
    where (select t.catalogs from t) @> '{pg_attrdef}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_index', 1259::oid, c.indrelid, null, false, c.xmin
    from pg_catalog.pg_index c
    where (select t.catalogs from t) @> '{pg_index}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_policy', 1259::oid, c.polrelid, null, false, c.xmin
    from pg_catalog.pg_policy c
    where (select t.catalogs from t) @> '{pg_policy}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_trigger', 1259::oid, c.tgrelid, null, false, c.xmin
    from pg_catalog.pg_trigger c
    where (select t.catalogs from t) @> '{pg_trigger}' and pg_catalog.age(c.xmin) <= (select t.age from t) and not c.tgisinternal
    union all
    select 'pg_rewrite', 1259::oid, c.ev_class, null, false, c.xmin
    from pg_catalog.pg_rewrite c
    where (select t.catalogs from t) @> '{pg_rewrite}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_constraint', 1259::oid, c.conrelid, null, false, c.xmin
    from pg_catalog.pg_constraint c
    where (select t.catalogs from t) @> '{pg_constraint}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_constraint', 1247::oid, c.contypid, null, false, c.xmin
    from pg_catalog.pg_constraint c
    where (select t.catalogs from t) @> '{pg_constraint}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_enum', 1247::oid, c.enumtypid, null, false, c.xmin
    from pg_catalog.pg_enum c
    where (select t.catalogs from t) @> '{pg_enum}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_ts_config_map', 3602::oid, c.mapcfg, null, false, c.xmin
    from pg_catalog.pg_ts_config_map c
    where (select t.catalogs from t) @> '{pg_ts_config_map}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_amop', 2753::oid, c.amopfamily, null, false, c.xmin
    from pg_catalog.pg_amop c
    where (select t.catalogs from t) @> '{pg_amop}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_amproc', 2753::oid, c.amprocfamily, null, false, c.xmin
    from pg_catalog.pg_amproc c
    where (select t.catalogs from t) @> '{pg_amproc}' and pg_catalog.age(c.xmin) <= (select t.age from t)
    union all
    select 'pg_description', c.classoid, c.objoid, null, false, c.xmin
    from pg_catalog.pg_description c
    where (select t.catalogs from t) @> '{pg_description}' and pg_catalog.age(c.xmin) <= (select t.age from t) and (c.objoid <> 2200 or c.classoid <> 2615)
    union all
    select 'pg_depend', c.classid, c.objid, null, c.deptype = 'x', c.xmin
    from pg_catalog.pg_depend c
    where (select t.catalogs from t) @> '{pg_depend}' and pg_catalog.age(c.xmin) <= (select t.age from t) and c.deptype in ('e', 'x')
)
select distinct
    x.extname is not null as member,
    coalesce(x.extname::text, w.catalog) as subject
from written w
cross join t
left join pg_catalog.pg_depend e
    on e.classid = w.class and e.objid = w.object and e.objid >= 16384 and e.deptype = 'e'
    and e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
left join pg_catalog.pg_extension x on x.oid = e.refobjid
where
    (
        x.extname is not null
        or w.object between 1 and 16383
        or w.loose
        or w.class in (2601, 2612, 2613, 3576, 2607, 3601, 3764, 2753, 2616)
        or w.schema in (
            select n.oid
            from pg_catalog.pg_namespace n
            where n.nspname in ('pg_catalog', 'information_schema', 'alidade')
        )
    )
    and case
        when t.since + (t.age - pg_catalog.age(w.writer)) >= t.next then true
        else pg_catalog.pg_xact_status((t.since + (t.age - pg_catalog.age(w.writer)))::text::xid8) = 'in progress'
    end
order by 1, 2;
