-- Sequences of bigint that feed a column of integer or smallint (or integer feeding smallint).
-- May be wrong: sequences with a MAXVALUE that fits the column are left out. The fix widens the column and rewrites
-- the table.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with fed as (
    select
        link.sequence_oid, link.table_oid, m.nspname as table_schema, c.relname as table_name, a.attnum as column_number,
        a.attname as column_name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name,
        case a.atttypid
            when 'smallint'::pg_catalog.regtype then 32767
            when 'integer'::pg_catalog.regtype then 2147483647
            else 9223372036854775807
        end as widest,
        a.attidentity <> '' as is_identity
    from (
        select d.objid as sequence_oid, d.refobjid as table_oid, d.refobjsubid as column_number
        from pg_catalog.pg_depend d
        join pg_catalog.pg_class q on q.oid = d.objid and q.relkind = 'S'
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
          and d.deptype in ('a', 'i')
          and d.refobjsubid > 0
        union
        select d.refobjid, f.adrelid, f.adnum
        from pg_catalog.pg_depend d
        join pg_catalog.pg_attrdef f on f.oid = d.objid
        join pg_catalog.pg_class q on q.oid = d.refobjid and q.relkind = 'S'
        where d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    ) as link
    join pg_catalog.pg_class c on c.oid = link.table_oid and not c.relispartition
    join pg_catalog.pg_namespace m on m.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = link.column_number
    where a.atttypid in (
        'smallint'::pg_catalog.regtype, 'integer'::pg_catalog.regtype, 'bigint'::pg_catalog.regtype)
)
select
    f.table_schema::text as schema_name,
    f.table_name::text as object_name,
    f.column_name::text as part,
    f.column_name::text as column_name,
    f.type_name,
    s.relname::text as sequence_name,
    q.seqmax as sequence_ends,
    pg_catalog.format('alter table %I.%I alter column %I type bigint', f.table_schema, f.table_name, f.column_name) as fix_do_1,
    pg_catalog.format('alter table %I.%I alter column %I type %s', f.table_schema, f.table_name, f.column_name, f.type_name) as fix_undo_1
from fed f
join pg_catalog.pg_sequence q on q.seqrelid = f.sequence_oid
join pg_catalog.pg_class s on s.oid = f.sequence_oid
join pg_catalog.pg_namespace n on n.oid = s.relnamespace
where q.seqmax > f.widest
  and not q.seqcycle
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = s.oid and e.deptype = 'e')
order by schema_name, object_name, part
