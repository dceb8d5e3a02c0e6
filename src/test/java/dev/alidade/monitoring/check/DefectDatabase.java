package dev.alidade.monitoring.check;

import dev.alidade.catalog.witness.Dump;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A database that holds defects, or their counterparts, each in two schemas of its own. */
final class DefectDatabase {
    /** What Supabase brings. */
    static final DatabaseTemplate PLATFORM = new DatabaseTemplate("checks", DefectDatabase::platform);

    /** The same without the two large extensions, whose functions every reading of the catalog would pass. */
    static final DatabaseTemplate LEAN = new DatabaseTemplate("checks_lean", DefectDatabase::lean);

    private DefectDatabase() {}

    static void make(List<Defect> defects, boolean good, Login login, TestDatabase sandbox) {
        for (var defect : defects) {
            var database = login.open(sandbox);
            execute(
                    database,
                    "create schema " + defect.plainSchema() + "; create schema \"" + defect.quotedSchema() + "\"");
            for (var schema : List.of(defect.plainSchema(), defect.quotedSchema())) {
                execute(database, "grant usage on schema \"" + schema + "\" to anon, authenticated, service_role");
            }
            for (var section : defect.making(good)) {
                try {
                    execute(
                            section.heading().startsWith("superuser") ? sandbox.asSuperuser() : database,
                            section.text());
                } catch (AppException e) {
                    throw new AssertionError(
                            defect.check().id() + ": " + e.problem().message() + " — " + section.text(), e);
                }
            }
        }
    }

    static CheckSettings settings(List<Defect> defects) {
        var settings = CheckSettings.preset().exposing(exposed(defects));
        for (var defect : defects) {
            settings = defect.settings(settings);
        }
        return settings;
    }

    static List<String> exposed(List<Defect> defects) {
        return defects.stream().flatMap(defect -> defect.exposed().stream()).toList();
    }

    /** Counters are told at once, which servers do within ten seconds. */
    static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            session.execute("select pg_catalog.pg_stat_force_next_flush()");
            return true;
        });
    }

    /** What pg_dump prints, without the order of grants. */
    static String dump(TestDatabase sandbox) throws IOException {
        return Dump.of(sandbox.server(), sandbox.asSuperuser(), sandbox.name()).stream()
                .map(part -> Arrays.stream(part.split("\n")).sorted().collect(Collectors.joining("\n")))
                .sorted()
                .collect(Collectors.joining("\n--\n"));
    }

    /** Whether a defect needs an extension that the lean one lacks. */
    static boolean needsExtension(Defect defect) {
        return defect.check().rule().needs().stream().anyMatch(need -> need instanceof Need.Extension);
    }

    private static void platform(TestDatabase database) {
        lean(database);
        execute(
                database.asSuperuser(),
                "create extension postgis schema extensions; create extension vector schema extensions");
    }

    /** A schema for extensions, users, and storage. */
    private static void lean(TestDatabase database) {
        execute(database.asSuperuser(), """
            create schema extensions;
            grant usage on schema extensions to public;
            create schema auth;
            create table auth.users (
                id uuid primary key, email text unique, phone text unique, is_anonymous boolean not null default false,
                raw_user_meta_data jsonb);
            create function auth.uid() returns uuid language sql stable as 'select null::uuid';
            create function auth.jwt() returns jsonb language sql stable as 'select null::jsonb';
            grant usage on schema auth to public;
            grant select, references on auth.users to postgres;
            create schema storage;
            create table storage.buckets (id text primary key, public boolean);
            create table storage.objects (id int primary key, bucket_id text, owner int);
            alter table storage.objects enable row level security;
            grant usage on schema storage to public;
            grant select on storage.buckets, storage.objects to postgres;
            """);
    }
}
