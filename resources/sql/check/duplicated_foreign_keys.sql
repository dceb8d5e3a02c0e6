-- Foreign keys between the same columns of the same tables. The one that stays is the first by name.
-- May be wrong: copies with different ON DELETE or ON UPDATE actions are reported without a fix, because dropping one
-- changes what a delete does.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    f.conname::text as part,
    f.conname::text as constraint_name,
    g.conname::text as same_as,
    pg_catalog.pg_get_constraintdef(f.oid) as definition,
    case when g.is_same then
        pg_catalog.format('alter table %I.%I drop constraint %I', n.nspname, c.relname, f.conname)
    end as fix_do_1,
    pg_catalog.format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, f.conname,
        pg_catalog.pg_get_constraintdef(f.oid)) as fix_undo_1
from pg_catalog.pg_constraint f
join pg_catalog.pg_class c on c.oid = f.conrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select
        o.conname,
        (o.confupdtype, o.confdeltype, o.confmatchtype, o.condeferrable, o.condeferred)
            = (f.confupdtype, f.confdeltype, f.confmatchtype, f.condeferrable, f.condeferred)
            and o.convalidated as is_same
    from pg_catalog.pg_constraint o
    where o.contype = 'f'
      and o.conrelid = f.conrelid
      and o.confrelid = f.confrelid
      and o.conkey = f.conkey
      and o.confkey = f.confkey
      and o.conparentid = 0
      and o.conname < f.conname
    order by o.conname
    limit 1
) as g
where f.contype = 'f'
  and f.conparentid = 0
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
  and not exists (
      select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid and e.deptype = 'e')
order by schema_name, object_name, part
