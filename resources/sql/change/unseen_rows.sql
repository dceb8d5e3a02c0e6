-- Finds: one mark for each group of catalog rows that no snapshot of a catalog holds: members of an extension, built-in
-- objects and what was put beside them, kinds that only extensions should bring, base and shell types, shell operators,
-- comments on all of these, what depends on an extension. A mark changes with every row that comes, goes or is written
-- in a transaction that was not over at :since, the number of the oldest one then; compare marks of one :since only.
-- False positives: others' work on the same group changes its mark, too.
-- Privilege: none. Minimum server version: 13.
with since as materialized (
    select pg_catalog.age((:since::bigint % 4294967296)::text::xid) as age
), hidden as materialized (
    select n.oid
    from pg_catalog.pg_namespace n
    where n.nspname in ('pg_catalog', 'information_schema', 'alidade')
), members as materialized (
    select e.classid, e.objid, e.xmin as written, e.ctid as place, x.extname::text as extension
    from pg_catalog.pg_depend e
    join pg_catalog.pg_extension x on x.oid = e.refobjid
    where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.deptype = 'e' and e.objid >= 16384
), objects (catalog, class, object, schema, written, place, loose) as (
    select 'pg_proc', c.tableoid, c.oid, c.pronamespace, c.xmin, c.ctid, false
    from pg_catalog.pg_proc c
    union all
    select 'pg_type', c.tableoid, c.oid, c.typnamespace, c.xmin, c.ctid, c.typtype in ('b', 'p') and c.typinput <> 'pg_catalog.array_in'::pg_catalog.regproc
    from pg_catalog.pg_type c
    union all
    select 'pg_class', c.tableoid, c.oid, c.relnamespace, c.xmin, c.ctid, false
    from pg_catalog.pg_class c
    union all
    select 'pg_operator', c.tableoid, c.oid, c.oprnamespace, c.xmin, c.ctid, c.oprcode = 0
    from pg_catalog.pg_operator c
    union all
    select 'pg_collation', c.tableoid, c.oid, c.collnamespace, c.xmin, c.ctid, false
    from pg_catalog.pg_collation c
    union all
    select 'pg_ts_config', c.tableoid, c.oid, c.cfgnamespace, c.xmin, c.ctid, false
    from pg_catalog.pg_ts_config c
    union all
    select 'pg_ts_dict', c.tableoid, c.oid, c.dictnamespace, c.xmin, c.ctid, false
    from pg_catalog.pg_ts_dict c
    union all
    select 'pg_namespace', c.tableoid, c.oid, null, c.xmin, c.ctid, false from pg_catalog.pg_namespace c where c.oid <> 2200
    union all
    select 'pg_extension', c.tableoid, c.oid, null, c.xmin, c.ctid, false from pg_catalog.pg_extension c
    union all
    select 'pg_cast', c.tableoid, c.oid, null, c.xmin, c.ctid, false from pg_catalog.pg_cast c
    union all
    select 'pg_event_trigger', c.tableoid, c.oid, null, c.xmin, c.ctid, false from pg_catalog.pg_event_trigger c
    union all
    select 'pg_foreign_data_wrapper', c.tableoid, c.oid, null, c.xmin, c.ctid, false from pg_catalog.pg_foreign_data_wrapper c
    union all
    select 'pg_foreign_server', c.tableoid, c.oid, null, c.xmin, c.ctid, false from pg_catalog.pg_foreign_server c
    union all
    select 'pg_am', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_am c
    union all
    select 'pg_language', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_language c
    union all
    select 'pg_transform', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_transform c
    union all
    select 'pg_conversion', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_conversion c
    union all
    select 'pg_ts_parser', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_ts_parser c
    union all
    select 'pg_ts_template', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_ts_template c
    union all
    select 'pg_opfamily', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_opfamily c
    union all
    select 'pg_opclass', c.tableoid, c.oid, null, c.xmin, c.ctid, true from pg_catalog.pg_opclass c
), parts (catalog, class, object, written, place) as (
    select 'pg_attrdef', 1259::oid, c.adrelid, c.xmin, c.ctid from pg_catalog.pg_attrdef c
    union all
    select 'pg_index', 1259::oid, c.indrelid, c.xmin, c.ctid from pg_catalog.pg_index c
    union all
    select 'pg_policy', 1259::oid, c.polrelid, c.xmin, c.ctid from pg_catalog.pg_policy c
    union all
    select 'pg_trigger', 1259::oid, c.tgrelid, c.xmin, c.ctid from pg_catalog.pg_trigger c where not c.tgisinternal
    union all
    select 'pg_rewrite', 1259::oid, c.ev_class, c.xmin, c.ctid from pg_catalog.pg_rewrite c
    union all
    select 'pg_constraint', 1259::oid, c.conrelid, c.xmin, c.ctid from pg_catalog.pg_constraint c
    union all
    select 'pg_constraint', 1247::oid, c.contypid, c.xmin, c.ctid from pg_catalog.pg_constraint c
    union all
    select 'pg_enum', 1247::oid, c.enumtypid, c.xmin, c.ctid from pg_catalog.pg_enum c
    union all
    select 'pg_ts_config_map', 3602::oid, c.mapcfg, c.xmin, c.ctid from pg_catalog.pg_ts_config_map c
    union all
    select 'pg_amop', 2753::oid, c.amopfamily, c.xmin, c.ctid from pg_catalog.pg_amop c
    union all
    select 'pg_amproc', 2753::oid, c.amprocfamily, c.xmin, c.ctid from pg_catalog.pg_amproc c
    union all
    select 'pg_description', c.classoid, c.objoid, c.xmin, c.ctid
    from pg_catalog.pg_description c
    where c.objoid <> 2200 or c.classoid <> 2615
), unseen (extension, catalog, written, place) as (
    select m.extension, o.catalog, o.written, o.place
    from objects o
    left join members m on m.classid = o.class and m.objid = o.object
    where m.extension is not null or o.object < 16384 or o.loose or o.schema in (select h.oid from hidden h)
    union all
    select m.extension, p.catalog, p.written, p.place
    from parts p
    left join members m on m.classid = p.class and m.objid = p.object
    where m.extension is not null
        or p.object between 1 and 16383
        or p.class in (2601, 2612, 2613, 3576, 2607, 3601, 3764, 2753, 2616)
    union all
    select m.extension, 'pg_attribute', c.xmin, c.ctid
    from members m
    join pg_catalog.pg_attribute c on c.attrelid = m.objid
    where m.classid = 1259
    union all
    select null, 'pg_attribute', c.xmin, c.ctid from pg_catalog.pg_attribute c where c.attrelid < 16384
    union all
    select m.extension, 'pg_depend', m.written, m.place from members m
    union all
    select null, 'pg_depend', c.xmin, c.ctid from pg_catalog.pg_depend c where c.deptype = 'x'
)
select
    g.extension is not null as member,
    coalesce(g.extension, g.catalog) as subject,
    g.rows::text || ' ' || coalesce(g.fresh, 0)::text as mark
from (
    select
        u.extension,
        case when u.extension is null then u.catalog end as catalog,
        pg_catalog.count(*) as rows,
        pg_catalog.sum(
            case when pg_catalog.age(u.written) <= s.age
            then pg_catalog.hashtextextended(pg_catalog.concat_ws(' ', u.catalog, u.written, u.place), 0) end
        ) as fresh
    from unseen u
    cross join since s
    group by 1, 2
) g
order by 1, 2;
