-- What the server says of itself and of the login.
-- Needs: nothing beyond the right to connect. From PostgreSQL 13.
select
    pg_catalog.current_setting('server_version_num')::int as version,
    pg_catalog.current_setting('server_version') as version_text,
    pg_catalog.current_database()::text as database,
    current_user::text as user_name,
    (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user) as superuser,
    coalesce(
        (select s.ssl from pg_catalog.pg_stat_ssl s where s.pid = pg_catalog.pg_backend_pid()), false) as encrypted
