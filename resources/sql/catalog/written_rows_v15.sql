-- Rows of the system catalogs, by the object whose properties they hold: all of the given objects', and whatever
-- was written since a transaction began. A row whose writer is unfinished and that is visible all the same was
-- written by the asking transaction or its subtransactions, whose numbers differ from its own.
-- False positives: rows older than two thousand million transactions may look recent; they differ in nothing.
-- Needs: nothing beyond the right to connect. From PostgreSQL 15.
with marks as materialized (
    select
        :since::bigint as since,
        (:since::bigint % 4294967296)::text::xid as first,
        pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint as next
), catalog_rows (aspect, class_oid, object_oid, sub_id, written) as (
    select 'pg_class', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_class c
    union all
    select 'toast', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, o.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_class c
    join pg_catalog.pg_class o on o.reltoastrelid = c.oid
    where c.relkind = 't'
    union all
    select 'pg_attribute', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.attrelid::bigint, c.attnum::int, c.xmin
    from pg_catalog.pg_attribute c
    where c.attnum > 0 and not c.attisdropped
    union all
    select 'pg_attrdef', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.adrelid::bigint, c.adnum::int, c.xmin
    from pg_catalog.pg_attrdef c
    union all
    select 'pg_index', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.indexrelid::bigint, 0::int, c.xmin
    from pg_catalog.pg_index c
    union all
    select 'pg_index', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.indrelid::bigint, 0::int, c.xmin
    from pg_catalog.pg_index c
    union all
    select 'pg_inherits', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.inhrelid::bigint, 0::int, c.xmin
    from pg_catalog.pg_inherits c
    union all
    select 'pg_sequence', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.seqrelid::bigint, 0::int, c.xmin
    from pg_catalog.pg_sequence c
    union all
    select 'pg_depend', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.objid::bigint, 0::int, c.xmin
    from pg_catalog.pg_depend c
    where c.classid = 1259 and c.refclassid = 1259 and c.objsubid = 0 and c.refobjsubid > 0 and c.deptype in ('a', 'i')
    union all
    select 'pg_rewrite', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.ev_class::bigint, 0::int, c.xmin
    from pg_catalog.pg_rewrite c
    where c.rulename = '_RETURN'
    union all
    select 'pg_foreign_table', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.ftrelid::bigint, 0::int, c.xmin
    from pg_catalog.pg_foreign_table c
    union all
    select 'pg_type', 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, c.typrelid::bigint, 0::int, c.xmin
    from pg_catalog.pg_type c
    where c.typtype = 'c'
    union all
    select 'pg_type', 'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_type c
    where c.typtype <> 'c'
    union all
    select 'pg_enum', 'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint, c.enumtypid::bigint, 0::int, c.xmin
    from pg_catalog.pg_enum c
    union all
    select 'pg_range', 'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint, c.rngtypid::bigint, 0::int, c.xmin
    from pg_catalog.pg_range c
    union all
    select 'pg_proc', 'pg_catalog.pg_proc'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_proc c
    union all
    select 'pg_aggregate', 'pg_catalog.pg_proc'::pg_catalog.regclass::oid::bigint, c.aggfnoid::oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_aggregate c
    union all
    select 'pg_ts_config_map', 'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid::bigint, c.mapcfg::bigint, 0::int, c.xmin
    from pg_catalog.pg_ts_config_map c
    union all
    select 'pg_constraint', 'pg_catalog.pg_constraint'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_constraint c
    union all
    select 'pg_rewrite', 'pg_catalog.pg_rewrite'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_rewrite c
    union all
    select 'pg_trigger', 'pg_catalog.pg_trigger'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_trigger c
    union all
    select 'pg_policy', 'pg_catalog.pg_policy'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_policy c
    union all
    select 'pg_namespace', 'pg_catalog.pg_namespace'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_namespace c
    union all
    select 'pg_extension', 'pg_catalog.pg_extension'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_extension c
    union all
    select 'pg_event_trigger', 'pg_catalog.pg_event_trigger'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_event_trigger c
    union all
    select 'pg_publication', 'pg_catalog.pg_publication'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_publication c
    union all
    select 'pg_publication_rel', 'pg_catalog.pg_publication_rel'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_publication_rel c
    union all
    select 'pg_default_acl', 'pg_catalog.pg_default_acl'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_default_acl c
    union all
    select 'pg_collation', 'pg_catalog.pg_collation'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_collation c
    union all
    select 'pg_operator', 'pg_catalog.pg_operator'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_operator c
    union all
    select 'pg_cast', 'pg_catalog.pg_cast'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_cast c
    union all
    select 'pg_ts_dict', 'pg_catalog.pg_ts_dict'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_ts_dict c
    union all
    select 'pg_ts_config', 'pg_catalog.pg_ts_config'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_ts_config c
    union all
    select 'pg_foreign_data_wrapper', 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_foreign_data_wrapper c
    union all
    select 'pg_foreign_server', 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_foreign_server c
    union all
    select 'pg_statistic_ext', 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_statistic_ext c
    union all
    select 'pg_description', case when t.typrelid > 0 then 1259 else c.classoid end::bigint, coalesce(nullif(t.typrelid, 0), c.objoid)::bigint, c.objsubid::int, c.xmin
    from pg_catalog.pg_description c
    left join pg_catalog.pg_type t on c.classoid = 1247 and t.oid = c.objoid and t.typtype = 'c'
    union all
    select 'pg_publication_namespace', 'pg_catalog.pg_publication_namespace'::pg_catalog.regclass::oid::bigint, c.oid::bigint, 0::int, c.xmin
    from pg_catalog.pg_publication_namespace c
), recent as (
    select r.aspect, r.class_oid, r.object_oid, r.sub_id, m.next,
        case when pg_catalog.age(r.written) <= pg_catalog.age(m.first)
            then m.since + (pg_catalog.age(m.first)::bigint - pg_catalog.age(r.written)) end as writer
    from catalog_rows r
    cross join marks m
    where pg_catalog.age(r.written) <= pg_catalog.age(m.first) or r.object_oid = any (:objects::bigint[])
)
select
    aspect,
    class_oid,
    object_oid,
    sub_id,
    writer is not null and writer < next as recent,
    case when writer is null then false when writer >= next then true
        else pg_catalog.pg_xact_status(writer::text::xid8) = 'in progress' end as unfinished
from recent
order by class_oid, object_oid, sub_id, aspect
