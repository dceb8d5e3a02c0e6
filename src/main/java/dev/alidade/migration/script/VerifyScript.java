package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import dev.alidade.statement.TransactionRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The script by which a Sqitch project checks what a change made: the file of the same name in folder {@code verify}. It
 * is written to begin a transaction of its own and to roll it back; here both are left out.
 *
 * @param name relative to the folder
 */
public record VerifyScript(String name, ScriptPlan plan) {
    private static final String DEPLOY = "deploy";

    /**
     * The one of a migration; empty when it has none, or is none of Sqitch's.
     *
     * @throws dev.alidade.error.AppException when it cannot be read
     */
    public static Optional<VerifyScript> of(MigrationScript script) {
        var source = script.body().source();
        var folder = source.folder();
        var deploy = folder.resolve(DEPLOY);
        if (!source.file().startsWith(deploy) || !Files.isRegularFile(folder.resolve("sqitch.plan"))) {
            return Optional.empty();
        }
        var file = folder.resolve("verify").resolve(deploy.relativize(source.file()));
        return Files.isRegularFile(file) ? Optional.of(read(folder, file)) : Optional.empty();
    }

    private static VerifyScript read(Path folder, Path file) {
        var whole = ScriptSource.whole(folder, file).plan();
        var steps = whole.steps().stream()
                .filter(step -> !TransactionRules.isControl(step) || !isOuter(step))
                .toList();
        return new VerifyScript(
                folder.relativize(file).toString().replace('\\', '/'),
                new ScriptPlan(whole.pieces(), steps, ScriptPlan.Mode.TRANSACTION));
    }

    private static boolean isOuter(Piece step) {
        return switch (step.words().getFirst().toLowerCase(Locale.ROOT)) {
            case "begin", "start", "rollback", "commit", "end", "abort" -> true;
            default -> false;
        };
    }
}
