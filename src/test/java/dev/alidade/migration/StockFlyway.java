package dev.alidade.migration;

import dev.alidade.database.DatabaseTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Flyway as it is sold, in a process of its own that answers one question a line. */
final class StockFlyway implements AutoCloseable {
    private static final String END = "--end--";

    private final Process process;
    private final BufferedReader answers;

    StockFlyway(DatabaseTarget target, Path folder) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StockFlyway.class.getName(),
                        "jdbc:postgresql://127.0.0.1:" + target.port() + "/" + target.database(),
                        target.user(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var password = target.password();
        builder.environment().put("PGPASSWORD", password == null ? "" : password.reveal());
        process = builder.start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The answer to {@code info}, {@code validate} or {@code migrate}, line by line. */
    List<String> ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            var lines = new ArrayList<String>();
            for (var line = answers.readLine(); !END.equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("the process is gone");
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String... arguments) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            var flyway = Flyway.configure()
                    .dataSource(arguments[0], arguments[1], System.getenv("PGPASSWORD"))
                    .locations("filesystem:" + arguments[2])
                    .outOfOrder(true)
                    .load();
            try {
                answer(flyway, line);
            } catch (FlywayException e) {
                System.out.println("failed: " + String.valueOf(e.getMessage()).replace('\n', ' '));
            }
            System.out.println(END);
            System.out.flush();
        }
    }

    private static void answer(Flyway flyway, String question) {
        switch (question) {
            case "migrate" -> flyway.migrate();
            case "validate" -> flyway.validate();
            default -> {
                for (var info : flyway.info().all()) {
                    System.out.println(info.getScript() + "\t" + info.getState().name());
                }
            }
        }
    }
}
