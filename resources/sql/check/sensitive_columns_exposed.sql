-- Tables in exposed schemas without row security that an API role may read, with columns called like password, secret,
-- token, api_key, ssn, credit_card, iban and the like. Roots and parts of partitioned tables count.
-- May be wrong: columns that only sound like it, such as token_count (counts are left out).
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with api (name) as (
    select r.rolname from pg_catalog.pg_roles r where r.rolname in ('anon', 'authenticated')
    union all
    select 'public'
)
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    k.names as columns,
    w.readers,
    pg_catalog.format('alter table %I.%I enable row level security', n.nspname, c.relname) as fix_do_1,
    pg_catalog.format('alter table %I.%I disable row level security', n.nspname, c.relname) as fix_undo_1
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select pg_catalog.string_agg(api.name, ', ' order by api.name) as readers
    from api
    where pg_catalog.has_schema_privilege(api.name, n.oid, 'usage')
      and pg_catalog.has_any_column_privilege(api.name, c.oid, 'select')
) as w
cross join lateral (
    select pg_catalog.string_agg(a.attname, ', ' order by a.attnum) as names
    from pg_catalog.pg_attribute a
    where a.attrelid = c.oid
      and a.attnum > 0
      and not a.attisdropped
      and a.attname ~* '(^|_)(password|passwd|pwd|passphrase|secret|private_{0,1}key|api_{0,1}key|access_{0,1}key|token|otp|pin|ssn|social_security(_number){0,1}|national_id|passport(_number){0,1}|tax_id|credit_{0,1}card(_number){0,1}|card_{0,1}number|cvv|cvc|iban|account_number|routing_number)(_{0,1}hash|_{0,1}digest|_{0,1}value|_encrypted){0,1}$'
      and exists (select 1 from api where pg_catalog.has_column_privilege(api.name, c.oid, a.attnum, 'select'))
) as k
where c.relkind in ('r', 'p')
  and not c.relrowsecurity
  and n.nspname = any (:exposed_schemas::text[])
  and k.names is not null
  and w.readers is not null
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name
