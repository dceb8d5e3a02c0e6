package dev.alidade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.object.ObjectReader;
import dev.alidade.browser.relation.RelationPage;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.change.Acceptance;
import dev.alidade.change.Verdict;
import dev.alidade.console.ConsoleSession;
import dev.alidade.console.ConsoleText;
import dev.alidade.console.ExplainOptions;
import dev.alidade.console.RunOptions;
import dev.alidade.console.completion.NamesReader;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.SqlFiles;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.RollbackOptions;
import dev.alidade.migration.RollbackSelection;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.replay.Replay;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.monitoring.BackendService;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Need;
import dev.alidade.monitoring.check.VacuumCheck;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.sandbox.OtherServer;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that asks a server, on a server of one version: no question may be refused for its words, and a migration of
 * every kind of object comes off exactly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the server is started before the tests
abstract class ServerVersionContract {
    private final Cancellation never = new Cancellation();

    private final int major;
    private OtherServer server;

    /**
     * @param major the version, as in {@code 17}
     */
    ServerVersionContract(int major) {
        this.major = major;
    }

    @BeforeAll
    void start() {
        server = new OtherServer(major);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void understandsEveryQuery() throws IOException {
        try (var test = server.database()) {
            assertThat(SqlFiles.refused(test.asSuperuser(), text -> !text.contains("PostGIS")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everythingIsMadeAskedChangedAndTakenBack(boolean superuser, @TempDir Path place) throws IOException {
        try (var test = server.database()) {
            platform(test.asSuperuser());
            var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
            var before = new CatalogReader().read(database, never);
            var folder = Files.createDirectory(place.resolve("migrations"));
            var service = new MigrationService(
                    database, new AppFolders(place.resolve("settings"), place.resolve("data"), place.resolve("logs")));

            Files.writeString(folder.resolve("001_everything.sql"), EverythingFile.making(major, superuser));
            apply(service, folder);
            everyCheckIsAnswered(database);
            everyNumberIsMeasured(database);
            everyPageOpens(database);
            domainsAreMadeAgainFromTheirPage(database);
            everyPlanIsExplained(database);
            Files.writeString(folder.resolve("002_changes.sql"), EverythingFile.changing(major, superuser));
            apply(service, folder);

            takeBack(service, folder);
            execute(database, "drop table flyway_schema_history");
            assertThat(CatalogDiff.between(before, new CatalogReader().read(database, never))
                            .differences())
                    .isEmpty();
        }
    }

    /** Servers before 14 say otherwise which tables nobody has ever counted. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tablesThatNobodyHasCountedAreFound(boolean superuser) {
        try (var test = server.database()) {
            var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
            execute(database, """
                    create table alone (id int) with (autovacuum_enabled = off);
                    create table root (id int) partition by hash (id);
                    create table leaf partition of root for values with (modulus 1, remainder 0);
                    insert into alone select generate_series(1, 100);
                    insert into root select generate_series(1, 40);
                    analyze leaf;
                    """);
            await().until(() -> neverAnalyzed(database).equals(List.of("public.alone", "public.root")));
            execute(database, "analyze alone; analyze root");
            await().until(() -> neverAnalyzed(database).isEmpty());
        }
    }

    /** The private server on which that is found out is hardly ever of the same version. */
    @Test
    void whatWasAppliedWithoutProofIsProvenAndTakenBack(@TempDir Path place) throws IOException {
        try (var test = server.database()) {
            var database = test.asSupabaseRole();
            var user = new AppFolders(place.resolve("settings"), place.resolve("data"), place.resolve("logs"));
            var folder = Files.createDirectory(place.resolve("migrations"));
            Files.writeString(folder.resolve("001_one.sql"), """
                    create table one (id int primary key, name text not null);
                    create table two (one int not null references one) partition by hash (one);
                    create table part partition of two for values with (modulus 1, remainder 0);
                    """);
            Files.writeString(folder.resolve("002_two.sql"), "alter table one alter column name drop not null;");
            var service = new MigrationService(database, user);
            var applied = service.apply(
                    service.status(folder, never),
                    ApplyOptions.of(new MigrationSelection.All()).withProof(false),
                    event -> {},
                    never);
            assertThat(applied.failure()).isNull();
            var found = new Replay(database, user, Map.of()).run(service.status(folder, never), text -> {}, never);
            assertThat(found.obstacle()).isNull();
            takeBack(service, folder);
        }
    }

    private List<String> neverAnalyzed(Database database) {
        var check = VacuumCheck.NEVER_ANALYZED;
        var settings = CheckSettings.preset().threshold(check, "minimum_rows", 30);
        return new CheckRunner(database)
                .run(List.of(check), settings, CheckListener.NONE, never).getFirst().findings().stream()
                        .map(Finding::subject)
                        .toList();
    }

    private void apply(MigrationService service, Path folder) {
        var applied = service.apply(
                service.status(folder, never),
                ApplyOptions.of(new MigrationSelection.All()).with(LedgerPlace.LOCAL),
                event -> {},
                never);
        assertThat(applied.failure()).isNull();
        assertThat(applied.applied()).hasSize(1);
        assertThat(service.proofs(service.status(folder, never), never).values())
                .allSatisfy(proof -> assertThat(proof.computed()).isEqualTo(Verdict.EXACT));
    }

    private void takeBack(MigrationService service, Path folder) {
        var options = RollbackOptions.of(new RollbackSelection.To(ScriptVersion.of("0")))
                .with(new Acceptance(false, true));
        var back = service.rollback(service.status(folder, never), options, event -> {}, never);
        assertThat(back.failure()).isNull();
        assertThat(back.differences()).isEmpty();
        assertThat(back.proof()).isEqualTo("exact");
        assertThat(back.undone()).hasSize(2);
    }

    /** What Supabase brings and checks ask for. */
    private static void platform(Database superuser) {
        execute(superuser, """
                create extension pg_stat_statements;
                create schema auth;
                create table auth.users (id uuid primary key, email text);
                create schema storage;
                create table storage.buckets (id text primary key, public boolean);
                create table storage.objects (id int primary key, bucket_id text, owner int);
                grant usage on schema auth, storage to public;
                grant select on all tables in schema auth, storage to public;
                """);
    }

    /** Only those that ask for an extension that is not here, or for a newer server, may stay unanswered. */
    private void everyCheckIsAnswered(Database database) {
        var settings = CheckSettings.preset().exposing(List.of("app"));
        for (var check : Checks.all()) {
            if (check.rule().needs().contains(Need.statistics())) {
                settings = settings.threshold(check, Need.STATISTICS_DAYS, 0);
            }
        }
        var results = new CheckRunner(database).run(Checks.all(), settings, CheckListener.NONE, never);
        assertThat(results).hasSameSizeAs(Checks.all());
        assertThat(results)
                .filteredOn(result -> result.check().rule().needs().stream().noneMatch(this::isMissing))
                .filteredOn(result -> result.verdict() == CheckResult.Verdict.NOT_CHECKED)
                .extracting(result -> result.check().id() + ": " + result.reasons())
                .isEmpty();
    }

    private boolean isMissing(Need need) {
        return need instanceof Need.Extension || (need instanceof Need.Version since && since.major() > major);
    }

    private void everyNumberIsMeasured(Database database) {
        var health = new MonitoringService(new MonitoringQueries(database), Clock.systemUTC()).snapshot(never);
        assertThat(measured(health)).allMatch(answer -> answer instanceof Measured.Known);
        assertThat(new BackendService(database).backends(never)).isNotEmpty();
        var reader = new MetricReader(database, Clock.systemUTC());
        var unknown = new ArrayList<String>();
        for (var metric : Metric.values()) {
            if (reader.read(metric, never) instanceof Measured.Unknown<?> refused) {
                unknown.add(metric + ": " + refused.reason().message());
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(reader.sample(never)).isNotNull();
        assertThat(reader.identity(never)).isNotBlank();
        assertThat(reader.plan("select * from app.thing where id = $1", never)).contains("thing");
    }

    private static List<Measured<?>> measured(HealthSnapshot health) {
        return List.of(
                health.databaseSize(),
                health.relations(),
                health.indexes(),
                health.exposed(),
                health.rowSecurity(),
                health.activity(),
                health.connections(),
                health.cacheHit(),
                health.statistics());
    }

    private void everyPageOpens(Database database) {
        var tree = new RelationTree(database);
        var pages = new RelationPages(database);
        assertThat(new NamesReader(database).read(never).schemas()).contains("app");
        for (var schema : List.of("app", "other \"One")) {
            for (var entry : tree.relations(schema, never)) {
                for (var page : RelationPage.values()) {
                    pages.read(entry.name(), page, never);
                }
                if (schema.equals("app")) {
                    assertThat(pages.definition(entry.name(), entry.kind(), never))
                            .contains(entry.name().name());
                }
                if (entry.kind() != RelationKind.FOREIGN_TABLE) {
                    tree.pager(tree.shape(entry.name(), never), null).first(never);
                }
            }
        }
        var objects = new ObjectReader(database);
        assertThat(Stream.concat(objects.ofSchema("app", never).stream(), objects.ofDatabase(never).stream()))
                .hasSizeGreaterThan(15)
                .allSatisfy(object ->
                        assertThat(objects.facts(object, never).facts()).isNotEmpty());
        assertThat(pages.read(new RelationName("app", "thing"), RelationPage.INDEXES, never))
                .hasSizeGreaterThan(3);
    }

    /** From 17 on NOT NULL of a domain is a constraint, too. */
    private void domainsAreMadeAgainFromTheirPage(Database database) {
        var objects = new ObjectReader(database);
        var domain = objects.ofSchema("app", never).stream()
                .filter(object -> object.name().equals("full"))
                .findFirst()
                .orElseThrow();
        var definition = objects.facts(domain, never).definition();
        assertThat(definition).containsOnlyOnce("not null").contains("CHECK");
        execute(database, "begin; drop domain app.full; " + definition + " rollback");
    }

    private void everyPlanIsExplained(Database database) {
        try (var console = new ConsoleSession(database, InstantSource.system(), status -> {})) {
            for (var analyze : List.of(true, false)) {
                for (var sql : List.of(
                        "select count(*) from app.thing t join app.owner o on o.id = t.owner_id",
                        "insert into app.owner (mail) values ('new@x')",
                        "update app.log set note = 'x'")) {
                    var plan = console.explain(
                            ConsoleText.of(sql).statements().getFirst(),
                            new ExplainOptions(analyze),
                            RunOptions.rows(10),
                            never);
                    assertThat(plan.analyzed()).isEqualTo(analyze);
                }
            }
        }
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}
