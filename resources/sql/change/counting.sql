-- Finds: whether whoever is connected could keep rows that are written from being counted: as a superuser, as somebody who
-- may become one, or by a routine that switches track_counts for its caller.
-- False positives: a routine that only mentions the setting. Privilege: none. Minimum server version: 13.
select
    pg_catalog.current_setting('track_counts')::boolean as counted,
    exists (
        select
        from pg_catalog.pg_roles r
        where r.rolsuper and pg_catalog.pg_has_role(session_user, r.oid, 'member')
    )
    or exists (
        select
        from pg_catalog.pg_proc p
        where
            p.oid >= 16384
            and (p.proconfig::text ilike '%track_counts%' or (p.prosecdef and p.prosrc ilike '%track_counts%'))
    ) as switchable
order by 1;
