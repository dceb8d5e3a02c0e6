-- What Supabase gives every project before its first table: the API roles, the auth schema, the extensions.
-- Runs as a superuser on an empty database, and again as an ordinary role where all of it already stands:
-- each step looks first, creates only what is missing, and says what is needed where it may not.
-- Roles belong to the whole server; everything else to the current database. Nothing existing is changed.

-- 1. Roles -----------------------------------------------------------------------------------------------------------
do $bootstrap$
declare
    wanted record;
begin
    for wanted in
        select *
        from (values
            ('anon', 'nologin noinherit'),
            ('authenticated', 'nologin noinherit'),
            ('service_role', 'nologin noinherit bypassrls')) as role_list (name, options)
    loop
        continue when pg_catalog.to_regrole(wanted.name) is not null;
        begin
            execute pg_catalog.format('create role %I %s', wanted.name, wanted.options);
        exception
            when duplicate_object or unique_violation then
                null; -- another session was faster; the role is there, which is all that is asked
            when insufficient_privilege then
                raise exception 'Role "%" does not exist on this server and "%" may not create it.', wanted.name, current_user
                    using errcode = 'insufficient_privilege',
                          hint = pg_catalog.format('Ask a superuser to run: create role %I %s;', wanted.name, wanted.options);
        end;
    end loop;
end
$bootstrap$;

-- 2. Schemas ---------------------------------------------------------------------------------------------------------
do $bootstrap$
declare
    wanted text;
begin
    foreach wanted in array array['extensions', 'auth'] loop
        continue when pg_catalog.to_regnamespace(wanted) is not null;
        begin
            execute pg_catalog.format('create schema %I', wanted);
            execute pg_catalog.format('grant usage on schema %I to anon, authenticated, service_role', wanted);
        exception
            when insufficient_privilege then
                raise exception 'Schema "%" does not exist and "%" may not create schemas in database "%".',
                        wanted, current_user, pg_catalog.current_database()
                    using errcode = 'insufficient_privilege',
                          hint = pg_catalog.format('Ask its owner to run: create schema %I;', wanted);
        end;
    end loop;
end
$bootstrap$;

-- 3. Extensions ------------------------------------------------------------------------------------------------------
do $bootstrap$
declare
    wanted record;
begin
    for wanted in
        select *
        from (values
            ('uuid-ossp', 'the contrib package of the server, on Debian part of postgresql-<major>'),
            ('postgis', 'PostGIS, on Debian postgresql-<major>-postgis-3'),
            ('vector', 'pgvector, on Debian 13 and later postgresql-<major>-pgvector, elsewhere from its source package'))
            as extension_list (name, package)
    loop
        continue when exists (select from pg_catalog.pg_extension where extname = wanted.name);
        if not exists (select from pg_catalog.pg_available_extensions where name = wanted.name) then
            raise exception 'Extension "%" is not installed on this server.', wanted.name
                using errcode = 'feature_not_supported',
                      hint = pg_catalog.format('Install %s for PostgreSQL %s, then load the sample again.', wanted.package,
                                    pg_catalog.current_setting('server_version_num')::int / 10000);
        end if;
        begin
            execute pg_catalog.format('create extension if not exists %I with schema extensions', wanted.name);
        exception
            when insufficient_privilege then
                raise exception 'Extension "%" is not created in database "%" and "%" may not create it.',
                        wanted.name, pg_catalog.current_database(), current_user
                    using errcode = 'insufficient_privilege',
                          hint = pg_catalog.format('Ask a superuser to run: create extension %I with schema extensions;', wanted.name);
        end;
    end loop;
end
$bootstrap$;

-- 4. Where unqualified names are looked up: as on Supabase, for this session and for every later one --------------------
do $bootstrap$
begin
    if not pg_catalog.current_setting('search_path') like '%extensions%' then
        perform pg_catalog.set_config('search_path', '"$user", public, extensions', false);
        begin
            execute pg_catalog.format('alter database %I set search_path = "$user", public, extensions', pg_catalog.current_database());
        exception
            when insufficient_privilege then
                raise notice 'The search path of database "%" stays as it is: "%" does not own it.',
                    pg_catalog.current_database(), current_user;
        end;
    end if;
end
$bootstrap$;

-- 5. Who is asking: the functions row security is written with -----------------------------------------------------------
do $bootstrap$
begin
    if pg_catalog.to_regprocedure('auth.jwt()') is null then
        create function auth.jwt() returns jsonb
            language sql stable set search_path = ''
            return coalesce(
                nullif(pg_catalog.current_setting('request.jwt.claims', true), ''),
                nullif(pg_catalog.current_setting('request.jwt.claim', true), ''))::jsonb;
        comment on function auth.jwt() is 'The claims of the request''s token; null outside a request.';
    end if;
    if pg_catalog.to_regprocedure('auth.uid()') is null then
        create function auth.uid() returns uuid
            language sql stable set search_path = ''
            return coalesce(
                nullif(pg_catalog.current_setting('request.jwt.claim.sub', true), ''),
                auth.jwt() ->> 'sub')::uuid;
        comment on function auth.uid() is 'The signed-in user, the "sub" claim; null for anon.';
    end if;
    if pg_catalog.to_regprocedure('auth.role()') is null then
        create function auth.role() returns text
            language sql stable set search_path = ''
            return coalesce(
                nullif(pg_catalog.current_setting('request.jwt.claim.role', true), ''),
                auth.jwt() ->> 'role');
        comment on function auth.role() is 'The role named by the request''s token.';
    end if;
exception
    when insufficient_privilege then
        raise exception 'Schema "auth" lacks uid(), role() or jwt() and "%" may not create them.', current_user
            using errcode = 'insufficient_privilege',
                  hint = 'Run this bootstrap once as the owner of schema auth or as a superuser.';
end
$bootstrap$;
