-- The page of one sequence, one row a fact in reading order; the last value only for roles that may read it.
-- The definition leaves out the owner and grants. Needs: nothing beyond the right to connect. From PostgreSQL 13.
with sequence as (
    select c.oid, c.relname, n.nspname, c.relowner, c.relacl, q.*
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_sequence q on q.seqrelid = c.oid
    where c.oid = :oid::bigint::oid
)
select f.fact, f.value
from sequence s
cross join lateral (values
    (1, 'kind', 'sequence'),
    (2, 'owner', pg_catalog.pg_get_userbyid(s.relowner)::text),
    (3, 'comment', pg_catalog.obj_description(s.oid, 'pg_class')),
    (4, 'type', pg_catalog.format_type(s.seqtypid, null)),
    (5, 'lastValue', case when pg_catalog.has_sequence_privilege(s.oid, 'usage, select')
        then pg_catalog.pg_sequence_last_value(s.oid)::text end),
    (6, 'ownedBy', (
        select t.oid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname)
        from pg_catalog.pg_depend d
        join pg_catalog.pg_class t on t.oid = d.refobjid
        join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = s.oid and d.deptype in ('a', 'i')
        limit 1)),
    (7, 'privileges', pg_catalog.array_to_string(s.relacl, E'\n')),
    (8, 'definition', pg_catalog.format(
        E'create sequence %I.%I\n    as %s\n    increment by %s\n    minvalue %s\n    maxvalue %s\n    start with %s\n    cache %s%s;',
        s.nspname, s.relname, pg_catalog.format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
        s.seqcache, case when s.seqcycle then E'\n    cycle' else '' end))
) as f (place, fact, value)
order by f.place
