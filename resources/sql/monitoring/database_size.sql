-- The current database on disk and how many objects people made in it.
-- Counts tables (a partitioned table once, its partitions apart) and indexes outside the system schemas; what an
-- extension owns is not counted. Temporary tables of other sessions are left out.
-- Where relation_size and index_usage were asked in the same look, what follows "only:" counts too: they are counted there.
-- Needs: CONNECT on the database (granted to everybody unless revoked). From PostgreSQL 13.
with owned_by_extension as (
    select d.objid as oid
    from pg_catalog.pg_extension e
    join pg_catalog.pg_depend d on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'e'
),
counted as (
    select
        count(*) filter (where c.relkind in ('r', 'p') and not c.relispartition) as tables,
        count(*) filter (where c.relkind = 'r' and c.relispartition) as partitions,
        count(*) filter (where c.relkind in ('i', 'I') and not c.relispartition) as indexes
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_index x on x.indexrelid = c.oid
    where c.relkind in ('r', 'p', 'i', 'I')
      and n.nspname <> 'information_schema'
      and n.nspname !~ '^pg_'
      and coalesce(x.indrelid, c.oid) not in (select e.oid from owned_by_extension e)
      -- only: and false
)
select
    pg_catalog.current_database()::text as database_name,
    pg_catalog.pg_database_size(pg_catalog.current_database()) as size_bytes,
    counted.tables,
    counted.partitions,
    counted.indexes
from counted
