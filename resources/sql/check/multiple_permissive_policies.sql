-- Tables with several permissive policies for one command that hold for a common role. A policy for ALL counts for
-- each command, one for PUBLIC for each role. They can be merged where command and roles are the same.
-- May be wrong: policies kept apart to be read more easily; on small tables it costs nothing to speak of.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
with policy as materialized (
    select
        p.oid, p.polrelid, p.polname, p.polcmd, p.polroles,
        pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using_text,
        pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check_text,
        case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end
            as command,
        (select pg_catalog.string_agg(coalesce(pg_catalog.quote_ident(u.rolname), 'public'), ', ' order by u.rolname)
         from pg_catalog.unnest(p.polroles) as holds (role_oid)
         left join pg_catalog.pg_roles u on u.oid = holds.role_oid) as roles
    from pg_catalog.pg_policy p
    where p.polpermissive
),
overlap as (
    select
        a.polrelid,
        commands.command,
        pg_catalog.array_agg(a.oid order by a.polname) as policies
    from policy a
    cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) as commands (command, letter)
    where a.polcmd::text in ('*', commands.letter)
      and exists (
          select 1
          from policy b
          where b.polrelid = a.polrelid
            and b.oid <> a.oid
            and b.polcmd::text in ('*', commands.letter)
            and (b.polroles && a.polroles or b.polroles = '{0}' or a.polroles = '{0}'))
    group by a.polrelid, commands.command
),
told as (
    select
        o.polrelid,
        pg_catalog.string_agg(o.command, ', ' order by o.command) as commands,
        o.policies
    from overlap o
    group by o.polrelid, o.policies
)
select
    n.nspname::text as schema_name,
    c.relname::text as object_name,
    t.commands as part,
    t.commands,
    pg_catalog.cardinality(t.policies) as policy_count,
    (select pg_catalog.string_agg(p.polname, ', ' order by p.polname) from policy p where p.oid = any (t.policies)) as policies,
    case when pair.alike then m.drop_first end as fix_merge_do_1,
    case when pair.alike then m.drop_second end as fix_merge_do_2,
    case when pair.alike then pg_catalog.concat(m.head_first,
        ' using ((' || first.using_text || ') or (' || second.using_text || '))',
        case when first.check_text is not null or second.check_text is not null then
            pg_catalog.format(' with check ((%s) or (%s))', coalesce(first.check_text, first.using_text),
                coalesce(second.check_text, second.using_text))
        end) end as fix_merge_do_3,
    case when pair.alike then m.drop_first end as fix_merge_undo_1,
    case when pair.alike then pg_catalog.concat(m.head_first, ' using (' || first.using_text || ')',
        ' with check (' || first.check_text || ')') end as fix_merge_undo_2,
    case when pair.alike then pg_catalog.concat(m.head_second, ' using (' || second.using_text || ')',
        ' with check (' || second.check_text || ')') end as fix_merge_undo_3
from told t
join pg_catalog.pg_class c on c.oid = t.polrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select
        pg_catalog.count(distinct (p.polcmd, p.polroles)) = 1 and pg_catalog.count(*) = 2 as alike,
        (pg_catalog.array_agg(p.oid order by p.polname))[1] as first_oid,
        (pg_catalog.array_agg(p.oid order by p.polname))[2] as second_oid
    from policy p
    where p.oid = any (t.policies)
) as pair
left join policy first on first.oid = pair.first_oid and pair.alike
left join policy second on second.oid = pair.second_oid and pair.alike
cross join lateral (
    select
        'drop policy ' || pg_catalog.quote_ident(first.polname) || x.place as drop_first,
        'drop policy ' || pg_catalog.quote_ident(second.polname) || x.place as drop_second,
        'create policy ' || pg_catalog.quote_ident(first.polname) || x.place || ' for ' || first.command || ' to ' || first.roles
            as head_first,
        'create policy ' || pg_catalog.quote_ident(second.polname) || x.place || ' for ' || second.command || ' to '
            || second.roles as head_second
    from (select pg_catalog.format(' on %I.%I', n.nspname, c.relname) as place) as x
) as m
where n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and n.nspname <> all (:platform_schemas::text[])
order by schema_name, object_name, part
