package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class CopiedIT {
    private static final String ENDLESS =
            "select pg_catalog.repeat('endless', 50), pg_catalog.generate_series(1, 1000000000)";

    @Test
    void valuesComeAsTheyAreAndLiteralsAreWhatTheyStandFor(TestDatabase test) {
        var parameters = Parameters.of("text", "it's a \\ 'backslash' :n ? ü")
                .and("real", -0.1)
                .and("n", Long.MIN_VALUE)
                .and("i", 7)
                .and("none", null)
                .and("typed", SqlFragment.condition("select 'a?b:c'::text as t -- the end"));
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            var texts = new ArrayList<@Nullable String>();
            var numbers = new ArrayList<Long>();
            database.readFragment(new Cancellation(), session -> {
                session.copied(
                        "select :text, (:real::numeric * 10)::text, :none::text, '', (:i + 1)::text, t, :n from :typed q",
                        parameters,
                        row -> {
                            for (int place = 0; place < 6; place++) {
                                texts.add(row.textAt(place));
                            }
                            numbers.add(row.bigintAt(6));
                        });
                return true;
            });
            assertThat(texts).isEqualTo(Arrays.asList("it's a \\ 'backslash' :n ? ü", "-1.0", null, "", "8", "a?b:c"));
            assertThat(numbers).containsExactly(Long.MIN_VALUE);
        }
    }

    @Test
    void aStopReachesTheServer(TestDatabase test) throws Exception {
        var cancellation = new Cancellation();
        var rows = new int[1];
        var work = CompletableFuture.supplyAsync(() -> test.asSupabaseRole().read(cancellation, session -> {
            session.copied(ENDLESS, Parameters.none(), row -> rows[0]++);
            return true;
        }));
        Awaitility.await().until(() -> running(test) == 1);
        cancellation.request();
        var failure = catchThrowableOfType(java.util.concurrent.CompletionException.class, work::join);
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
        Awaitility.await().until(() -> running(test) == 0);
    }

    @Test
    void aReceiverThatHasEnoughEndsTheStatement(TestDatabase test) {
        var rows = new int[1];
        assertThatThrownBy(() -> test.asSupabaseRole().read(new Cancellation(), session -> {
                    session.copied(ENDLESS, Parameters.none(), row -> {
                        if (++rows[0] == 1_000) {
                            throw new IllegalStateException("enough");
                        }
                    });
                    return true;
                }))
                .hasMessage("enough");
        assertThat(rows[0]).isEqualTo(1_000);
        Awaitility.await().until(() -> running(test) == 0);
    }

    @Test
    void refusalsAreTheServers(TestDatabase test) {
        var failure = catchThrowableOfType(
                AppException.class,
                () -> test.asSupabaseRole().read(new Cancellation(), session -> {
                    session.copied(
                            "select 1 / (2 - g) from pg_catalog.generate_series(1, 3) g", Parameters.none(), row -> {});
                    return true;
                }));
        assertThat(failure.problem().sqlState()).isEqualTo("22012");
    }

    private static long running(TestDatabase test) {
        return test.asSuperuser().read(new Cancellation(), session -> {
            long[] count = new long[1];
            session.each(
                    "select count(*) as n from pg_catalog.pg_stat_activity where datname = current_database()"
                            + " and pid <> pg_catalog.pg_backend_pid() and state <> 'idle' and query like '%endless%'",
                    Parameters.none(), 0, row -> count[0] = row.bigint("n"));
            return count[0];
        });
    }
}
