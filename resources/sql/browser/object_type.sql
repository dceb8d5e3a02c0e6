-- The page of one type, one row a fact in reading order: labels of an enum, base and checks of a domain, attributes of a
-- composite type, subtype of a range. Base types have no definition here.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select f.fact, f.value
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
cross join lateral (
    select
        (select pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
         from pg_catalog.pg_enum e where e.enumtypid = t.oid) as labels,
        (select pg_catalog.string_agg(
            pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)), E',\n    ' order by a.attnum)
         from pg_catalog.pg_attribute a
         where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) as attributes,
        (select pg_catalog.string_agg(
            pg_catalog.format(E'\n    constraint %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), '' order by k.conname)
         from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c') as checks,
        (select pg_catalog.format_type(r.rngsubtype, null) from pg_catalog.pg_range r where r.rngtypid = t.oid) as subtype
) as parts
cross join lateral (values
    (1, 'kind', case t.typtype
        when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite type' when 'r' then 'range'
        when 'm' then 'multirange' else 'base type' end),
    (2, 'owner', pg_catalog.pg_get_userbyid(t.typowner)::text),
    (3, 'comment', pg_catalog.obj_description(t.oid, 'pg_type')),
    (4, 'labels', parts.labels),
    (5, 'usedBy', (
        select pg_catalog.string_agg(c.oid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname), E'\n'
            order by c.oid::pg_catalog.regclass::text, a.attnum)
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm', 'f')
        where t.typtype <> 'b' and a.atttypid in (t.oid, t.typarray) and t.typarray <> 0 and a.attnum > 0 and not a.attisdropped)),
    (6, 'privileges', pg_catalog.array_to_string(t.typacl, E'\n')),
    (7, 'definition', case t.typtype
        when 'e' then pg_catalog.format('create type %I.%I as enum (%s);', n.nspname, t.typname, parts.labels)
        when 'c' then pg_catalog.format(E'create type %I.%I as (\n    %s\n);', n.nspname, t.typname, parts.attributes)
        when 'd' then pg_catalog.format('create domain %I.%I as %s%s%s%s;', n.nspname, t.typname,
            pg_catalog.format_type(t.typbasetype, t.typtypmod),
            coalesce(E'\n    default ' || t.typdefault, ''), case when t.typnotnull then E'\n    not null' else '' end,
            coalesce(parts.checks, ''))
        when 'r' then pg_catalog.format('create type %I.%I as range (subtype = %s);', n.nspname, t.typname, parts.subtype)
        end)
) as f (place, fact, value)
where t.oid = :oid::bigint::oid
order by f.place
