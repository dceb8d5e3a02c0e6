-- The bounds of the histogram of one unique column: between two neighbours lie about equally many rows. As old as the
-- last ANALYZE, and a sample itself. No row where the column was not analysed, holds values often, or may not be read
-- by the current role (also where row security applies to it).
-- Needs: SELECT on the column. From PostgreSQL 13.
select s.histogram_bounds::text::text[] as bounds
from pg_catalog.pg_stats s
where s.schemaname = :schema_name and s.tablename = :relation_name and s.attname = :column_name
  and s.histogram_bounds is not null and s.most_common_vals is null
order by s.inherited desc
limit 1
