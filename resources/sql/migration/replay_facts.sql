-- What a copy of this database needs so that the same files make the same objects: the path in which names are looked up
-- and the roles that may be named, without the server's own.
-- False positives: none.
-- Privilege: none. Minimum server version: 10.
select
    pg_catalog.current_setting('search_path') as search_path,
    array(
        select r.rolname::text
        from pg_catalog.pg_roles r
        where r.rolname !~ '^pg_'
        order by r.rolname
    ) as roles
order by 1;
