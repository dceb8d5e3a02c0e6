package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While migrations run: what is said, cancelling, others who apply or hold locks. */
@ExtendWith(SandboxExtension.class)
class ApplyMeanwhileIT extends FolderFixture {
    @Test
    void saysWhatTheServerSaysWhileItRuns(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_talk.sql", "select 1;\ndo $$ begin raise notice 'hello %', 'you'; end $$;");
        apply(database, new MigrationSelection.All());
        assertThat(events.stream().map(e -> e.getClass().getSimpleName()))
                .containsExactly(
                        "Started",
                        "StatementStarted",
                        "StatementDone",
                        "StatementStarted",
                        "Said",
                        "StatementDone",
                        "Proved",
                        "Applied",
                        "Summary");
        assertThat(events)
                .filteredOn(MigrationEvent.Said.class::isInstance)
                .map(MigrationEvent.Said.class::cast)
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.line()).isEqualTo(2);
                    assertThat(said.notice().message()).isEqualTo("hello you");
                });
    }

    @Test
    void cancelReachesTheServerAndTakesTheFileBack(TestDatabase test) throws IOException {
        var database = test.asSupabaseRole();
        write("001_slow.sql", "create table slow (id int);\nselect pg_sleep(60);");
        var cancellation = new Cancellation();
        var running = CompletableFuture.supplyAsync(
                () -> apply(database, new MigrationSelection.All(), cancellation), Thread::startVirtualThread);
        Awaitility.await()
                .until(() -> texts(
                                        database,
                                        "select 'x' from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid() and state = 'active' and datname = current_database()")
                                .size()
                        == 1);
        cancellation.request();
        assertThat(running.join().isCancelled()).isTrue();
        assertThat(texts(database, "select 'x' from pg_tables where tablename = 'slow'"))
                .isEmpty();
        assertThat(states(database)).containsExactly("pending");
    }

    @Test
    void twoAppliersRunEveryFileOnce(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        for (int i = 1; i <= 5; i++) {
            write("00" + i + "_step.sql", "create table step_" + i + " (id int);\nselect pg_sleep(0.1);");
        }
        var both = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> apply(database, new MigrationSelection.All()), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(both).allMatch(outcome -> outcome.failure() == null);
        assertThat(both.stream().mapToInt(outcome -> outcome.applied().size()).sum())
                .isEqualTo(5);
        assertThat(states(database)).containsOnly("applied").hasSize(5);
    }

    /** One in thirteen failed where nobody waited for the other's history. */
    @RepeatedTest(8)
    void twoThatBeginAHistoryAtOnceBothSucceed(RepetitionInfo repetition, TestDatabase test) throws IOException {
        var database = repetition.getCurrentRepetition() % 2 == 0 ? test.asSuperuser() : test.asSupabaseRole();
        write("001_a.sql", "create table a (id int);");
        var both = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> apply(database, new MigrationSelection.All()), Thread::startVirtualThread))
                .limit(2)
                .toList();
        assertThat(both).extracting(CompletableFuture::join).allMatch(outcome -> outcome.failure() == null);
        assertThat(texts(database, "select version::text from flyway_schema_history order by installed_rank"))
                .containsExactly("001");
    }

    @Test
    void namesWhoHoldsTheLockWhileWaiting(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        write("001_a.sql", "create table a (id int);");
        var released = new CompletableFuture<Boolean>();
        var held = new CompletableFuture<Boolean>();
        var holder = CompletableFuture.runAsync(
                () -> database.session(new Cancellation(), session -> {
                    session.execute("select pg_advisory_lock(" + new FlywayTable("public", false).lockKey() + ")");
                    held.complete(true);
                    return released.join();
                }),
                Thread::startVirtualThread);
        held.join();
        var running = CompletableFuture.supplyAsync(
                () -> apply(database, new MigrationSelection.All()), Thread::startVirtualThread);
        Awaitility.await().until(() -> events.stream().anyMatch(MigrationEvent.Blocked.class::isInstance));
        assertThat(states(database)).containsExactly("pending");
        released.complete(true);
        assertThat(running.join().applied()).hasSize(1);
        holder.join();
        assertThat(events.stream()
                        .filter(MigrationEvent.Blocked.class::isInstance)
                        .map(e -> ((MigrationEvent.Blocked) e).message()))
                .allMatch(message -> message.contains("Alidade (user "));
    }

    @Test
    void stopsAtALockThatIsHeldLongerThanFiveSeconds(TestDatabase test) throws IOException {
        var database = test.asSuperuser();
        execute(database, "create table busy (id int)");
        write("001_alter.sql", "alter table busy add column b int;");
        var outcome = database.write(new Cancellation(), session -> {
            session.execute("select * from busy; lock table busy in access share mode");
            var options = ApplyOptions.of(new MigrationSelection.All())
                    .with(new ApplyOptions.Patience(Duration.ofSeconds(5), 0));
            var service = new MigrationService(database, AppFolders.ofThisUser());
            return service.apply(service.status(folder, new Cancellation()), options, events::add, new Cancellation());
        });
        var failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.problem().kind()).isEqualTo(ProblemKind.LOCK);
        assertThat(outcome.elapsedMs()).isBetween(4_500L, 15_000L);
    }
}
