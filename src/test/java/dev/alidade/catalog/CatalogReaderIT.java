package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.statement.PlainNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class CatalogReaderIT {
    private final Cancellation never = new Cancellation();
    private final CatalogReader reader = new CatalogReader(Duration.ofMillis(200));

    @Test
    void clientSettingsDoNotShow(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
                create table t (
                    d date default '2020-03-04', m timestamptz default '2020-03-04 05:06:07+02',
                    i interval default '1 year 2 months 3 days', f float8 default 0.1);
                create view v as select d + interval '1 day 2 hours' as x from t where d > date '2021-02-03';
                """);
        if (test.server().binaries().major() >= 14) {
            run(database, "create function f() returns date language sql begin atomic select d from t; end");
        }
        var plain = reader.read(database, never);
        var odd = database.session(never, session -> {
            session.execute("""
                    begin; set local search_path = public, pg_catalog; set local datestyle = 'ISO, DMY';
                    set local timezone = 'Asia/Tokyo'; set local intervalstyle = 'iso_8601';
                    set local extra_float_digits = -5; set local quote_all_identifiers = on""");
            var snapshot = reader.read(session);
            var kept = new ArrayList<String>();
            session.each(
                    "select current_setting('search_path') || '|' || current_setting('datestyle') || '|'"
                            + " || current_setting('timezone')",
                    Parameters.none(),
                    0,
                    row -> kept.add(Objects.requireNonNull(row.textAt(0))));
            session.execute("rollback");
            assertThat(kept).containsExactly("public, pg_catalog|ISO, DMY|Asia/Tokyo");
            return snapshot;
        });
        assertThat(CatalogDiff.between(plain, odd).differences()).isEmpty();
        var view = plain.object(new ObjectId(ObjectKind.VIEW, "public", null, "v"));
        assertThat(Objects.requireNonNull(view).text("definition")).contains("public.t", "'2021-02-03'::date");
    }

    @Test
    void grantsThatDefaultPrivilegesGaveToMembersAndConstructorsShow(TestDatabase test) {
        var database = test.asSuperuser();
        run(database, """
                create extension citext; create type span as range (subtype = numeric);
                alter default privileges grant usage on types to anon;
                alter default privileges grant execute on functions to anon""");
        var before = reader.read(database, never);
        run(database, """
                drop type span; create type span as range (subtype = numeric); revoke usage on type span from anon""");
        run(database, "drop extension citext; create extension citext");
        assertThat(Change.Seen.lines(CatalogDiff.between(before, reader.read(database, never))))
                .containsExactly("~ extension citext [member grants]", "~ range public.span [constructor grants]");
    }

    @Test
    void aStrangersLockIsNamedAndTheTransactionLivesOn(TestDatabase test) {
        var database = test.asSuperuser();
        run(database, "create table held (id int); create view on_held as select id from held");
        database.write(never, stranger -> {
            stranger.execute("lock table held in access exclusive mode");
            assertThatThrownBy(() -> reader.read(database, new Cancellation()))
                    .isInstanceOfSatisfying(AppException.class, e -> {
                        assertThat(e.problem().kind()).isEqualTo(ProblemKind.LOCK);
                        assertThat(e.problem().code()).isEqualTo("catalog.locked");
                        assertThat(e.problem().nextStep()).isNotNull();
                    });
            database.write(new Cancellation(), mine -> {
                mine.execute("create table survives (id int)");
                assertThatThrownBy(() -> reader.read(mine)).isInstanceOf(AppException.class);
                mine.execute("insert into survives values (1)");
                return true;
            });
            return true;
        });
        assertThat(reader.read(database, never).contains(new ObjectId(ObjectKind.TABLE, "public", null, "survives")))
                .isTrue();
    }

    @Test
    void systemSchemasAlidadesOwnAndMembersOfExtensionsAreLeftOut(TestDatabase test) {
        var database = test.asSuperuser();
        run(database, "create schema alidade; create table alidade.secret (id int); create extension citext");
        assertThat(reader.read(database, never).objects())
                .extracting(object -> object.id().toString())
                .contains("extension citext")
                .noneMatch(name -> name.contains("alidade") || name.contains("pg_catalog") || name.contains("citext("));
    }

    @Test
    void aSnapshotSurvivesItsFile(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
                create table "odd ""name" (id serial primary key, t text default 'ä€'' \\', d text default E'a\\nb');
                comment on table "odd ""name" is 'two
                lines'""");
        var snapshot = reader.read(database, never);
        var again = SnapshotFile.of(SnapshotFile.bytes(snapshot));
        assertThat(CatalogDiff.between(snapshot, again).differences()).isEmpty();
        assertThat(again.dependencies()).isEqualTo(snapshot.dependencies());
        assertThat(again.serverVersion()).isEqualTo(snapshot.serverVersion());
        assertThat(again.origin().identity())
                .isNotNull()
                .isEqualTo(snapshot.origin().identity());
        assertThat(again.objects().stream().map(CatalogObject::address).toList())
                .doesNotContainNull()
                .isEqualTo(
                        snapshot.objects().stream().map(CatalogObject::address).toList());
        assertThatThrownBy(() -> SnapshotFile.of(new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("catalog.file"));
    }

    @Test
    void aFileOfTheFirstFormatIsStillRead() throws java.io.IOException {
        var file = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(file)) {
            gzip.write("""
                    {"format": 1, "serverVersion": 150018, "database": "d", "properties": {"SCHEMA": ["owner"]},
                     "objects": [{"kind": "SCHEMA", "name": "s", "values": ["me"]}], "dependencies": []}""".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var schema = SnapshotFile.of(file.toByteArray()).object(new ObjectId(ObjectKind.SCHEMA, null, null, "s"));
        assertThat(Objects.requireNonNull(schema).get("owner")).isEqualTo("me");
        assertThat(schema.address()).isNull();
    }

    @Test
    void noWordThatTheServerReservesIsShownWithoutQuotes(TestDatabase test) {
        var reserved = new ArrayList<String>();
        test.asSupabaseRole().read(never, session -> {
            session.each(
                    "select word from pg_catalog.pg_get_keywords() where catcode <> 'U'",
                    Parameters.none(),
                    0,
                    row -> reserved.add(row.text("word")));
            return true;
        });
        assertThat(reserved).hasSizeGreaterThan(100).noneMatch(PlainNames::isPlain);
    }

    @Test
    void printsTheDefinitionOfATableWithAllThatBelongsToIt(TestDatabase test) {
        var database = test.asSupabaseRole();
        run(database, """
                create table cities (id int primary key);
                create table streets (id serial primary key, city int references cities, name text default 'x' not null,
                    "Order" int default 7, "user" text collate "C" default user);
                create index on streets (name); alter table streets enable row level security""");
        var snapshot = reader.read(database, never);
        var statements = Ddl.of(snapshot, new ObjectId(ObjectKind.TABLE, "public", null, "streets"));
        assertThat(String.join("\n", statements))
                .contains(
                        "CREATE TABLE \"public\".\"streets\"",
                        "REFERENCES public.cities(id)",
                        "CREATE INDEX streets_name_idx",
                        "CREATE SEQUENCE \"public\".\"streets_id_seq\"",
                        "ENABLE ROW LEVEL SECURITY")
                .doesNotContain("CREATE TABLE \"public\".\"cities\"");
        assertThat(PlainNames.of(String.join("\n", statements)))
                .contains(
                        "CREATE TABLE public.streets (",
                        "    name text DEFAULT 'x'::text NOT NULL,",
                        "    \"Order\" integer DEFAULT 7,",
                        "    \"user\" text COLLATE pg_catalog.\"C\" DEFAULT ",
                        "ALTER COLUMN id SET DEFAULT nextval(")
                .doesNotContain("ALTER COLUMN name SET DEFAULT");
        run(database, "drop table streets");
        var back = database.session(never, session -> {
            session.execute("begin; set local search_path = ''");
            statements.stream().map(PlainNames::of).forEach(session::execute);
            var made = reader.read(session);
            session.execute("rollback");
            return made;
        });
        assertThat(Change.Seen.lines(CatalogDiff.between(snapshot, back))).isEmpty();
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
