-- The names of all relations of the database that the tree shows, for the filter: nothing is measured.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    n.nspname::text as schema_name,
    c.relname::text as relation_name,
    case c.relkind
        when 'p' then 'PARTITIONED_TABLE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW'
        when 'f' then 'FOREIGN_TABLE' else 'TABLE'
    end as kind,
    c.relrowsecurity as row_security,
    n.nspname = 'information_schema' or n.nspname ~ '^pg_' or d.objid is not null or s.objid is not null as is_hidden
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
left join pg_catalog.pg_depend s
    on s.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and s.objid = n.oid and s.deptype = 'e'
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_(toast|temp)'
order by schema_name, relation_name
