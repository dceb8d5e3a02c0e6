package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that imports a file in parts, to be killed. */
final class ImportChild {
    private ImportChild() {}

    static Process start(DatabaseTarget target, Path file) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ImportChild.class.getName(),
                Integer.toString(target.port()),
                target.database(),
                target.user(),
                file.toString()));
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var password = target.password();
        builder.environment().put("PGPASSWORD", password == null ? "" : password.reveal());
        return builder.start();
    }

    public static void main(String... arguments) {
        var target = DatabaseTarget.of(
                "127.0.0.1",
                Integer.parseInt(arguments[0]),
                arguments[1],
                arguments[2],
                new Secret(System.getenv("PGPASSWORD")));
        try (var database = Database.open(target, () -> {})) {
            var plan = new ImportPlanner(database)
                    .into(
                            Path.of(arguments[3]),
                            new RelationName("public", "t"),
                            ReadOptions.USUAL,
                            Map.of(),
                            new Cancellation());
            new Importer(database, Transfers.FOLDERS)
                    .run(plan, request(Path.of(arguments[3])), TransferListener.NONE, new Cancellation());
        }
    }

    static ImportRequest request(Path file) {
        return ImportRequest.of(ImportMode.RESUMABLE).keeping(Path.of(file + ".rejects"));
    }
}
