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
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class ErdVerbIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void writesSvgAndPngAndRefusesWhatItCannotWrite(TestDatabase test) throws IOException {
        test.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("create table orders (id int primary key);"
                    + "create table \"<lines>\" (id int primary key, order_id int not null references orders)");
            return true;
        });
        var svg = folder.resolve("all.svg");
        assertThat(run(test, "tables", "erd", "--out", svg.toString(), "--json"))
                .isZero();
        var report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("tables").asInt()).isEqualTo(2);
        assertThat(report.get("references").asInt()).isEqualTo(1);
        assertThat(svg).content().contains("&lt;lines&gt;", "order_id");
        var png = folder.resolve("one.png");
        assertThat(run(test, "tables", "erd", "--tables", "orders", "--dark", "--out", png.toString()))
                .isZero();
        assertThat(out.toString()).contains("1 table, no foreign keys drawn to");
        assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(100);
        assertThat(run(test, "tables", "erd", "--out", folder.resolve("x.gif").toString()))
                .isEqualTo(2);
        assertThat(run(test, "tables", "erd", "--schema", "nowhere", "--out", svg.toString()))
                .isEqualTo(1);
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
        return new CommandLineFace(context, List.of(new TablesCommand(context))).run(arguments);
    }
}
