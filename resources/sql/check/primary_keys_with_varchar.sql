-- Key columns of 32 or 36 characters, and key columns of text that default to a generated UUID.
-- May be wrong: codes of 32 or 36 characters that are no UUIDs. Has no fix: the columns that point at it change, too.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select distinct
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    a.attname::text as part,
    a.attname::text as column_name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) as type_name
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where k.contype in ('p', 'u')
  and not c.relispartition
  and a.atttypid in ('varchar'::pg_catalog.regtype, 'bpchar'::pg_catalog.regtype, 'text'::pg_catalog.regtype)
  and (a.atttypmod - 4 in (32, 36)
      or pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ '(gen_random_uuid|uuid_generate_v[0-9a-z]+)\(')
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name, part
