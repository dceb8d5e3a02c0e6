package dev.alidade.monitoring.fix;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.monitoring.check.CheckProof;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Path;

/** Applies the first fix of the first finding of a check in a process of its own, which a test kills. */
public final class FixChild {
    private FixChild() {}

    static Process start(DatabaseTarget target, Path folder, String check) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FixChild.class.getName(),
                        Integer.toString(target.port()),
                        target.database(),
                        target.user(),
                        folder.toString(),
                        check)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
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
        var folder = Path.of(arguments[3]);
        var check = Checks.all().stream()
                .filter(one -> one.id().equals(arguments[4]))
                .findFirst()
                .orElseThrow();
        try (var database = Database.open(target, () -> {})) {
            var proof = CheckProof.of(check, database);
            var finding = proof.findings().getFirst();
            new FixService(database, new AppFolders(folder, folder, folder))
                    .apply(finding, finding.fixes().getFirst(), false, proof.settings(), new Cancellation());
        }
    }
}
