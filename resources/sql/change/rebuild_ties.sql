-- Finds: what hangs on a table, goes with it without a word, and is in no snapshot: security labels of the table and its
-- columns, its part in a subscription of this database, and parts of it that were marked as depending on an extension.
-- False positives: none known. Privilege: none. Minimum server version: 13.
with tables as (
    select c.oid, n.nspname::text || '.' || c.relname::text as name
    from unnest(:schemas::text[], :names::text[]) as wanted (schema_name, table_name)
    join pg_catalog.pg_namespace n on n.nspname = wanted.schema_name
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name
)

select 'LABEL' as tie, l.provider::text as subject, t.name
from tables t
join pg_catalog.pg_seclabel l on l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and l.objoid = t.oid
union
select 'SUBSCRIBED', s.srsubid::text, t.name
from tables t
join pg_catalog.pg_subscription_rel s on s.srrelid = t.oid
union
select 'EXTENSION', e.extname::text, t.name
from tables t
join pg_catalog.pg_depend part
    on part.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and part.refobjid = t.oid
join pg_catalog.pg_depend d on d.classid = part.classid and d.objid = part.objid and d.deptype = 'x'
join pg_catalog.pg_extension e on e.oid = d.refobjid
order by tie, subject, name;
