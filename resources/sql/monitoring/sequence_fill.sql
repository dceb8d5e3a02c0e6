-- How much of its numbers each sequence has given out, and of what its column can hold, where that is less (a bigint
-- sequence behind an integer column). A sequence that nobody used yet has no last value; one that the role may not read
-- is hidden, and its share null.
-- Sequences that begin again (CYCLE) never end: their share is null.
-- Needs: USAGE or SELECT on a sequence to see its last value. From PostgreSQL 13.
select
    s.schemaname::text as schema_name,
    s.sequencename::text as sequence_name,
    col.owner as column_name,
    s.last_value,
    least(s.max_value, col.largest) as largest_value,
    case
        when not pg_catalog.has_sequence_privilege(c.oid, 'usage, select') then null
        when not s.cycle and s.increment_by > 0 then
            greatest(0, s.last_value - s.start_value + 1)::double precision
                / nullif(least(s.max_value, col.largest)::double precision - s.start_value + 1, 0)
        when not s.cycle then
            greatest(0, s.start_value - s.last_value + 1)::double precision
                / nullif(s.start_value - s.min_value::double precision + 1, 0)
    end as used_share,
    s.data_type::text as sequence_type,
    col.column_type,
    not pg_catalog.has_sequence_privilege(c.oid, 'usage, select') as is_hidden
from pg_catalog.pg_sequences s
join pg_catalog.pg_namespace n on n.nspname = s.schemaname
join pg_catalog.pg_class c on c.relname = s.sequencename and c.relnamespace = n.oid and c.relkind = 'S'
left join lateral (
    select
        t.relname || '.' || a.attname as owner,
        pg_catalog.format_type(a.atttypid, null) as column_type,
        case a.atttypid
            when 'pg_catalog.int2'::pg_catalog.regtype then 32767::bigint
            when 'pg_catalog.int4'::pg_catalog.regtype then 2147483647
        end as largest
    from pg_catalog.pg_depend d
    join pg_catalog.pg_class t on t.oid = d.refobjid
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype in ('a', 'i')
      and d.refobjsubid > 0
    limit 1
) col on true
where s.schemaname !~ '^pg_' and s.schemaname <> 'information_schema'
order by used_share desc nulls last, schema_name, sequence_name
