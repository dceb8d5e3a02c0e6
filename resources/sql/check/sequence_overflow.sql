-- Sequences that have used most of their numbers, the narrower type of the column they feed counted. Cycling ones are
-- left out.
-- May be wrong: none. The fix widens column and sequence to bigint and rewrites the table; where the column already is
-- bigint or unknown there is none.
-- Needs: the right to use or select the sequence; where that is missing it is said. From PostgreSQL 13.
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
    n.nspname::text as schema_name,
    s.relname::text as object_name,
    case when not r.readable then 'unreadable' end as not_checked,
    pg_catalog.trunc(u.percent, 1) as used_percent,
    v.last_value,
    case when q.seqincrement > 0 then e.ends else q.seqmin end as ends_at,
    case when f.table_oid is not null then
        pg_catalog.format('alter table %I.%I alter column %I type bigint', f.table_schema, f.table_name, f.column_name)
    end as fix_do_1,
    case when not f.is_identity then pg_catalog.format('alter sequence %I.%I as bigint', n.nspname, s.relname) end as fix_do_2,
    case when f.table_oid is not null then
        pg_catalog.format('alter table %I.%I alter column %I type %s', f.table_schema, f.table_name, f.column_name, f.type_name)
    end as fix_undo_1,
    case when not f.is_identity then
        pg_catalog.format('alter sequence %I.%I as %s', n.nspname, s.relname, pg_catalog.format_type(q.seqtypid, null))
    end as fix_undo_2
from pg_catalog.pg_sequence q
join pg_catalog.pg_class s on s.oid = q.seqrelid
join pg_catalog.pg_namespace n on n.oid = s.relnamespace
left join fed f on f.sequence_oid = s.oid and f.widest < 9223372036854775807
cross join lateral (
    select pg_catalog.has_sequence_privilege(s.oid, 'select, usage') as readable
) as r
cross join lateral (
    select case when r.readable then pg_catalog.pg_sequence_last_value(s.oid) end as last_value
) as v
cross join lateral (select least(q.seqmax, f.widest) as ends) as e
cross join lateral (
    select case when q.seqincrement > 0
        then 100 * (v.last_value::numeric - q.seqmin) / nullif(e.ends::numeric - q.seqmin, 0)
        else 100 * (q.seqmax::numeric - v.last_value) / nullif(q.seqmax::numeric - q.seqmin, 0)
    end as percent
) as u
where not q.seqcycle
  and (u.percent >= :minimum_percent::numeric or not r.readable)
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = s.oid and e.deptype = 'e')
order by schema_name, object_name
