-- A fingerprint of every object: over the rows of the system catalogs that hold it, each by its place and the transaction
-- that wrote it, so that whatever changes, comes, goes or comes back with a savepoint changes it. First of all comes a row
-- with class 0: the fingerprint of everything, and as its object the number of rows. The others follow only when that is
-- not the known one; those that are older than transaction :since, which may be null, do not follow either.
-- Class and object say where the object's own row is. What is kind: of relations relkind, of types typtype, of routines
-- prokind, of constraints d for those of domains; "!" for what may change how anything is printed: what lies in pg_catalog
-- or among temporary objects, kinds that no snapshot holds, roles. Built-in objects show, as object 0, when they were
-- written since the pivot.
-- Rows written in place (statistics, relhasindex) hold nothing that a snapshot tells, but the flags of an index. Not read:
-- pg_publication_namespace, whose rows never change, and come and go with rows of pg_depend; TOAST tables, whose options
-- change with their table's row.
-- Needs: nothing beyond the right to connect. From PostgreSQL 14. The pivot is the number of any earlier transaction, the
-- same for fingerprints to be compared.
with t as materialized (
    select
        pg_catalog.age((:pivot::bigint % 4294967296)::text::xid)::bigint as pivot,
        pg_catalog.age((:since::bigint % 4294967296)::text::xid)::bigint as since,
        pg_catalog.pg_my_temp_schema() as temporary
), written (class, object, kind, age, place) as (
    select 1259::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 or c.relnamespace in (11, (select t.temporary from t)) then '!' else c.relkind::text end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 0)
    from pg_catalog.pg_class c
    where c.relnamespace <> 99 and (c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t))
    union all
    select 1259::oid, c.attrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 1)
    from pg_catalog.pg_attribute c
    where c.attrelid >= 16384 and c.attnum > 0
    union all
    select 1259::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 2)
    from pg_catalog.pg_attribute c
    where c.attrelid between 12000 and 16383 and c.attnum > 0 and pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 1259::oid, c.adrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 3)
    from pg_catalog.pg_attrdef c
    union all
    select 1259::oid, c.indexrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 4 + 64 * c.indisvalid::int + 128 * c.indisready::int + 256 * c.indislive::int)
    from pg_catalog.pg_index c
    where c.indexrelid >= 16384
    union all
    select 1259::oid, c.inhrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 5)
    from pg_catalog.pg_inherits c
    union all
    select 1259::oid, c.partrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 6)
    from pg_catalog.pg_partitioned_table c
    union all
    select 1259::oid, c.seqrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 7)
    from pg_catalog.pg_sequence c
    union all
    select 1259::oid, c.ftrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 8)
    from pg_catalog.pg_foreign_table c
    union all
    select 1259::oid, c.ev_class, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 9)
    from pg_catalog.pg_rewrite c
    where c.oid >= 16384
    union all
    select 2618::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 10)
    from pg_catalog.pg_rewrite c
    where c.oid >= 16384
    union all
    select 1247::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 or c.typnamespace in (11, (select t.temporary from t)) then '!' else c.typtype::text end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 11)
    from pg_catalog.pg_type c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 1259::oid, c.typrelid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 12)
    from pg_catalog.pg_type c
    where c.oid >= 16384 and c.typtype = 'c'
    union all
    select 1247::oid, c.enumtypid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 13)
    from pg_catalog.pg_enum c
    where c.enumtypid >= 16384
    union all
    select 1247::oid, c.rngtypid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 14)
    from pg_catalog.pg_range c
    where c.rngtypid >= 16384
    union all
    select 1255::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 or c.pronamespace in (11, (select t.temporary from t)) then '!' else c.prokind::text end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 15)
    from pg_catalog.pg_proc c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 1255::oid, c.aggfnoid::oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 16)
    from pg_catalog.pg_aggregate c
    where c.aggfnoid >= 16384
    union all
    select 2606::oid, c.oid, case when c.contypid <> 0 then 'd' else 'r' end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 17)
    from pg_catalog.pg_constraint c
    where c.oid >= 16384
    union all
    select 2620::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 18)
    from pg_catalog.pg_trigger c
    union all
    select 3256::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 19)
    from pg_catalog.pg_policy c
    union all
    select 2615::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 20)
    from pg_catalog.pg_namespace c
    union all
    select 3079::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 21)
    from pg_catalog.pg_extension c
    union all
    select 3466::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 22)
    from pg_catalog.pg_event_trigger c
    union all
    select 6104::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 23)
    from pg_catalog.pg_publication c
    union all
    select 6106::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 24)
    from pg_catalog.pg_publication_rel c
    union all
    select 826::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 25)
    from pg_catalog.pg_default_acl c
    union all
    select 3381::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 26)
    from pg_catalog.pg_statistic_ext c
    union all
    select 2328::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 27)
    from pg_catalog.pg_foreign_data_wrapper c
    union all
    select 1417::oid, c.oid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 28)
    from pg_catalog.pg_foreign_server c
    union all
    select 2605::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 then '!' end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 29)
    from pg_catalog.pg_cast c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3600::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 then '!' end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 30)
    from pg_catalog.pg_ts_dict c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3602::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 then '!' end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 31)
    from pg_catalog.pg_ts_config c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3456::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 or c.collnamespace in (11, (select t.temporary from t)) then '!' else null end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 32)
    from pg_catalog.pg_collation c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2617::oid, case when c.oid < 16384 then 0::oid else c.oid end, case when c.oid < 16384 or c.oprnamespace in (11, (select t.temporary from t)) then '!' else null end, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 33)
    from pg_catalog.pg_operator c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3602::oid, c.mapcfg, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 34)
    from pg_catalog.pg_ts_config_map c
    where c.mapcfg >= 16384
    union all
    select 2601::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 35)
    from pg_catalog.pg_am c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2616::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 36)
    from pg_catalog.pg_opclass c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2753::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 37)
    from pg_catalog.pg_opfamily c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2602::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 46)
    from pg_catalog.pg_amop c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2603::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 47)
    from pg_catalog.pg_amproc c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2612::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 38)
    from pg_catalog.pg_language c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 2607::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 39)
    from pg_catalog.pg_conversion c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3576::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 40)
    from pg_catalog.pg_transform c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3601::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 41)
    from pg_catalog.pg_ts_parser c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 3764::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 42)
    from pg_catalog.pg_ts_template c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select 1213::oid, 0::oid, '!', pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 43)
    from pg_catalog.pg_tablespace c
    where c.oid >= 16384 or pg_catalog.age(c.xmin) <= (select t.pivot from t)
    union all
    select c.classoid::oid, c.objoid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 44)
    from pg_catalog.pg_description c
    where c.objoid >= 16384 or c.objoid = 2200
    union all
    select c.classid::oid, c.objid, null, pg_catalog.age(c.xmin), pg_catalog.hashtidextended(c.ctid, 45)
    from pg_catalog.pg_depend c
    where c.objid >= 16384 or c.objid = 2200
    union all
    select 1260::oid, 0::oid, '!', 2147483647, pg_catalog.hashtextextended(o.rolname::text, o.oid::bigint)
    from pg_catalog.pg_roles o
), r as materialized (
    select
        w.class,
        w.object,
        w.kind,
        w.age <= t.since as fresh,
        pg_catalog.hashint8extended(coalesce(t.pivot - nullif(w.age, 2147483647), -1), w.place) as hash
    from written w
    cross join t
), total as materialized (
    select pg_catalog.bit_xor(r.hash) as hash, pg_catalog.count(*) as number
    from r
)
select
    0::bigint as class_oid,
    total.number as object_oid,
    s.system_identifier::text || '-' || d.oid::text as what,
    total.hash + total.number as hash,
    pg_catalog.pg_current_snapshot()::text as moment
from total
cross join pg_catalog.pg_control_system() s
join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
union all
select r.class::bigint, r.object::bigint, pg_catalog.max(r.kind), pg_catalog.bit_xor(r.hash), null
from r
where
    (select total.hash + total.number from total) is distinct from :known::bigint
    and (
        (select t.since from t) is null
        or (r.class, r.object) in (select f.class, f.object from r f where f.fresh)
    )
group by r.class, r.object
order by class_oid, object_oid
