package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.migration.ApplyOptions.Consent;
import dev.alidade.migration.ApplyOptions.Patience;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class LockConflictIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void aLockedTableIsNamedAndTheWholeFileTriedAgain(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.execute("create table busy (id int)");
        bench.write("001_alter.sql", "create table other (id int);\nalter table busy add column b int;");
        var options = Workbench.all(LedgerPlace.AUTO).with(new Patience(Duration.ofMillis(1_500), 3));
        var held = new CompletableFuture<Boolean>();
        var released = new CompletableFuture<Boolean>();
        var holder = CompletableFuture.runAsync(
                () -> test.asSuperuser().write(new Cancellation(), session -> {
                    session.execute("lock table busy in access share mode");
                    held.complete(true);
                    return released.join();
                }),
                Thread::startVirtualThread);
        held.join();
        var running = CompletableFuture.supplyAsync(() -> bench.apply(options), Thread::startVirtualThread);
        Awaitility.await().until(() -> blocked(bench, "try 1 of 3"));
        released.complete(true);
        assertThat(running.join().failure()).isNull();
        holder.join();
        assertThat(blocked(bench, "Waiting for Alidade (user supabase_admin")).isTrue();
        assertThat(bench.states()).containsExactly("applied");
    }

    @Test
    void lateFilesNeedConsentAndProductionItsName(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("002_b.sql", "create table b (id int);");
        bench.apply(Workbench.all(LedgerPlace.AUTO));
        bench.write("001_a.sql", "create table a (id int);");
        refused(bench, Consent.NONE, "migration.apply.outOfOrder");
        refused(bench, new Consent(true, false, true, "wrong"), "migration.apply.production");
        var agreed = new Consent(true, false, true, test.name());
        assertThat(bench.apply(Workbench.all(LedgerPlace.AUTO).with(agreed)).applied())
                .hasSize(1);
        bench.write("003_role.sql", "alter role postgres set work_mem = '5MB';");
        refused(bench, Consent.NONE, "migration.apply.leaving");
        assertThat(bench.texts("select tablename::text from pg_tables where tablename in ('a', 'b') order by 1"))
                .containsExactlyElementsOf(Set.of("a", "b").stream().sorted().toList());
    }

    private static void refused(Workbench bench, Consent consent, String code) {
        assertThatThrownBy(() -> bench.apply(Workbench.all(LedgerPlace.AUTO).with(consent)))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static boolean blocked(Workbench bench, String words) {
        return bench.events.stream()
                .anyMatch(e ->
                        e instanceof MigrationEvent.Blocked b && b.message().contains(words));
    }
}
