-- Installed extensions; their members are left out everywhere else, with all that hangs on their tables. Whether somebody
-- altered any of that shows in one number made of it; owners show when they are neither
-- who installed the extension nor the superuser that the server began with.
-- plpgsql belongs to every database.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13. Run with an empty search_path.
select
    'EXTENSION' as kind,
    null::text as schema_name,
    null::text as parent_name,
    x.extname::text as name,
    'pg_catalog.pg_extension'::pg_catalog.regclass::oid::bigint as class_oid,
    x.oid::bigint as object_oid,
    0::int as sub_id,
    x.extversion as version,
    pg_catalog.quote_ident(n.nspname) as schema,
    (select pg_catalog.md5(pg_catalog.string_agg(m.line, E'\n' order by m.line))
     from (
         select p.oid::pg_catalog.regprocedure::text || ' ' || p.proacl::text as line
         from pg_catalog.pg_depend e join pg_catalog.pg_proc p on p.oid = e.objid and p.proacl is not null
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
         union all
         select c.oid::pg_catalog.regclass::text || ' ' || c.relacl::text
         from pg_catalog.pg_depend e join pg_catalog.pg_class c on c.oid = e.objid and c.relacl is not null
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select t.oid::pg_catalog.regtype::text || ' ' || t.typacl::text
         from pg_catalog.pg_depend e join pg_catalog.pg_type t on t.oid = e.objid and t.typacl is not null
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass) m) as member_grants,
    (select pg_catalog.md5(pg_catalog.string_agg(m.line, E'\n' order by m.line collate "C"))
     from (
         select pg_catalog.concat_ws(' ', p.oid::pg_catalog.regprocedure::text, case when p.proowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(p.proowner) end, p.procost, p.prorows, p.proconfig, p.provolatile, p.proparallel, p.proisstrict, p.prosecdef,
             p.proleakproof, p.probin, pg_catalog.md5(p.prosrc)) as line
         from pg_catalog.pg_depend e
         join pg_catalog.pg_proc p on p.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', c.oid::pg_catalog.regclass::text, c.relkind, case when c.relowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(c.relowner) end, c.reloptions, c.relpersistence, c.relreplident, c.relrowsecurity,
             c.relforcerowsecurity)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_class c on c.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', e.objid::pg_catalog.regclass::text, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
             (select pg_catalog.string_agg(s.option, ',') from pg_catalog.unnest(a.attoptions) s (option) where s.option not like 'pg\_attver=%'), a.attstorage,
             a.attstattarget, a.attacl)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_attribute a on a.attrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped
         union all
         select pg_catalog.concat_ws(' ', e.objid::pg_catalog.regclass::text, d.adnum, pg_catalog.pg_get_expr(d.adbin, d.adrelid))
         from pg_catalog.pg_depend e
         join pg_catalog.pg_attrdef d on d.adrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', e.objid::pg_catalog.regclass::text, o.polname, o.polcmd, o.polpermissive, o.polroles::pg_catalog.regrole[],
             pg_catalog.pg_get_expr(o.polqual, o.polrelid), pg_catalog.pg_get_expr(o.polwithcheck, o.polrelid))
         from pg_catalog.pg_depend e
         join pg_catalog.pg_policy o on o.polrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', pg_catalog.pg_get_triggerdef(g.oid), g.tgenabled)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_trigger g on g.tgrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and not g.tgisinternal
         union all
         select pg_catalog.concat_ws(' ', pg_catalog.pg_get_ruledef(r.oid), r.ev_enabled)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_rewrite r on r.ev_class = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisclustered, i.indisreplident)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_index i on i.indrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', e.objid::pg_catalog.regclass::text, k.conname, k.convalidated, pg_catalog.pg_get_constraintdef(k.oid))
         from pg_catalog.pg_depend e
         join pg_catalog.pg_constraint k on k.conrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', 'inherits', h.inhparent::pg_catalog.regclass::text)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_inherits h on h.inhrelid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', t.oid::pg_catalog.regtype::text, case when t.typowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(t.typowner) end, t.typdefault, t.typnotnull, t.typstorage)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_type t on t.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', e.objid::pg_catalog.regtype::text, n.enumsortorder, n.enumlabel)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_enum n on n.enumtypid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', o.oprname, case when o.oprowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(o.oprowner) end)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_operator o on o.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', f.opfname, case when f.opfowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(f.opfowner) end)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_opfamily f on f.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', 'operator', o.amopstrategy)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_amop o on o.amopfamily = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', 'function', o.amprocnum)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_amproc o on o.amprocfamily = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', o.opcname, case when o.opcowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(o.opcowner) end)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_opclass o on o.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', n.nspname, case when n.nspowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(n.nspowner) end, n.nspacl)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_namespace n on n.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', l.lanname, case when l.lanowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(l.lanowner) end, l.lanacl)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_language l on l.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_language'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', v.evtname, v.evtenabled, case when v.evtowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(v.evtowner) end)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_event_trigger v on v.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', w.fdwname, w.fdwoptions, case when w.fdwowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(w.fdwowner) end, w.fdwacl)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_foreign_data_wrapper w on w.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', w.srvname, w.srvoptions, case when w.srvowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(w.srvowner) end, w.srvacl)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_foreign_server w on w.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', d.dictname, d.dictinitoption, case when d.dictowner not in (10, x.extowner) then pg_catalog.pg_get_userbyid(d.dictowner) end)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_ts_dict d on d.oid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', m.maptokentype, m.mapseqno, d.dictname)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_ts_config_map m on m.mapcfg = e.objid
         join pg_catalog.pg_ts_dict d on d.oid = m.mapdict
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
             and e.classid = 'pg_catalog.pg_ts_config'::pg_catalog.regclass
         union all
         select pg_catalog.concat_ws(' ', c.classoid::pg_catalog.regclass::text, c.objsubid, c.description)
         from pg_catalog.pg_depend e
         join pg_catalog.pg_description c on c.classoid = e.classid and c.objoid = e.objid
         where e.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and e.refobjid = x.oid and e.deptype = 'e'
         union all
         select pg_catalog.concat_ws(' ', 'dumped', g.relation::pg_catalog.regclass::text, x.extcondition[g.place])
         from pg_catalog.unnest(x.extconfig) with ordinality g (relation, place)) m) as members,
    pg_catalog.pg_get_userbyid(x.extowner)::text as installed_by,
    pg_catalog.obj_description(x.oid, 'pg_extension') as comment
from pg_catalog.pg_extension x
join pg_catalog.pg_namespace n on n.oid = x.extnamespace
where x.extname <> 'plpgsql'
    -- only: and x.oid = any (:objects::oid[])
order by x.extname
