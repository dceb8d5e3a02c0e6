-- The page of one role, one row a fact in reading order: what it may, whom it belongs to and who belongs to it, and its
-- settings. Passwords are not read. Needs: nothing beyond the right to connect. From PostgreSQL 13.
select f.fact, f.value
from pg_catalog.pg_roles r
cross join lateral (values
    (1, 'kind', case when r.rolcanlogin then 'role that may log in' else 'role' end),
    (2, 'comment', pg_catalog.shobj_description(r.oid, 'pg_authid')),
    (3, 'may', pg_catalog.concat_ws(', ', case when r.rolsuper then 'superuser' end,
        case when r.rolbypassrls then 'bypasses row security' end, case when r.rolcreaterole then 'creates roles' end,
        case when r.rolcreatedb then 'creates databases' end, case when r.rolreplication then 'replication' end,
        case when not r.rolinherit then 'does not inherit' end)),
    (4, 'connectionLimit', case when r.rolconnlimit >= 0 then r.rolconnlimit::text end),
    (5, 'memberOf', (
        select pg_catalog.string_agg(distinct g.rolname::text, ', ')
        from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid where m.member = r.oid)),
    (6, 'members', (
        select pg_catalog.string_agg(distinct g.rolname::text, ', ')
        from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.member where m.roleid = r.oid)),
    (7, 'validUntil', r.rolvaliduntil::text),
    (8, 'settings', pg_catalog.array_to_string(r.rolconfig, E'\n'))
) as f (place, fact, value)
where r.oid = :oid::bigint::oid
order by f.place
