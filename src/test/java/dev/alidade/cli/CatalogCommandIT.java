package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class CatalogCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void keepsComparesAndPrints(TestDatabase test) throws IOException {
        execute(test, "create table t (id int primary key, note text)");
        var file = folder.resolve("before.snapshot").toString();
        assertThat(run(test, "catalog", "snapshot", "--out", file)).isZero();
        assertThat(run(test, "catalog", "diff", file, "here")).isZero();
        assertThat(out.toString()).contains("No difference.");

        execute(test, "alter table t alter note set default 'x', add column extra int");
        assertThat(run(test, "catalog", "diff", file, "here")).isEqualTo(1);
        assertThat(out.toString()).contains("+ column public.t.extra", "default: – → 'x'::text");
        assertThat(run(test, "catalog", "diff", file, "here", "--json")).isEqualTo(1);
        var json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("equal").asBoolean()).isFalse();
        assertThat(json.get("differences").findValuesAsText("object"))
                .containsExactlyInAnyOrder("public.t.note", "public.t.extra");

        assertThat(run(test, "catalog", "ddl", "public.t")).isZero();
        assertThat(out.toString()).contains("CREATE TABLE public.t", "PRIMARY KEY (id);");
        assertThat(run(test, "catalog", "ddl", "public.nothing")).isEqualTo(2);
    }

    private static void execute(TestDatabase test, String sql) {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private int run(TestDatabase test, String... arguments) {
        out.getBuffer().setLength(0);
        var context = new CliContext(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                Map.of(),
                new AppFolders(folder, folder, folder),
                _ -> test.supabaseTarget(),
                new Cancellation());
        return new CommandLineFace(context, List.of(new CatalogCommand(context))).run(arguments);
    }
}
