-- Fresh statistics, so that estimates and plans are right at once. Only the loading role's own tables; changes no row.
do $$
declare
    own record;
begin
    for own in
        select c.oid::pg_catalog.regclass as name
        from pg_catalog.pg_class c
        where c.relkind = 'r'
          and c.relnamespace = 'public'::pg_catalog.regnamespace
          and pg_catalog.pg_has_role(c.relowner, 'usage')
          and not exists (
              select 1
              from pg_catalog.pg_depend d
              where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
        order by c.relname
    loop
        execute pg_catalog.format('analyze %s', own.name);
    end loop;
end
$$;
