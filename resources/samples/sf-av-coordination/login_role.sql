-- The login role of a Supabase project ("postgres" there): owns the database and schema public, makes databases and
-- roles, passes row security, acts for anon, authenticated and service_role, and is no superuser.
-- Run by a superuser after bootstrap.sql. ${role} and ${database} are put in, with the quotes around them, as any name needs it,
-- before the file is sent. The password is not set here: the caller sets it as a verifier, never as text in a script.

-- part: server (once; harmless when repeated)
do $login$
begin
    if pg_catalog.to_regrole('${role}') is null then
        create role "${role}" login;
    end if;
exception
    when duplicate_object or unique_violation then
        null; -- another session was faster
end
$login$;
alter role "${role}" login inherit createdb createrole bypassrls nosuperuser noreplication;
grant anon, authenticated, service_role to "${role}";
grant pg_monitor, pg_signal_backend to "${role}";
alter role "${role}" set search_path = "$user", public, extensions;

-- part: database (in each database it shall own)
alter database "${database}" owner to "${role}";
alter schema public owner to "${role}";
grant usage, create on schema extensions to "${role}";
grant usage on schema auth to "${role}";
grant usage on schema public to anon, authenticated, service_role;
alter default privileges for role "${role}" in schema public
    grant all on tables to anon, authenticated, service_role;
alter default privileges for role "${role}" in schema public
    grant all on sequences to anon, authenticated, service_role;
alter default privileges for role "${role}" in schema public
    grant all on functions to anon, authenticated, service_role;
