package dev.alidade.sandbox;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a sandbox, in words. */
final class SandboxProblems {
    private SandboxProblems() {}

    static AppException noAccount() {
        return problem("sandbox.account", null, null);
    }

    static AppException noBinaries() {
        return problem("sandbox.noServer", null, null);
    }

    static AppException wrongSetting(String setting, Path folder) {
        return problem("sandbox.wrongSetting", null, null, setting, folder.toString());
    }

    static AppException busy(Path lock) {
        return problem("sandbox.busy", null, null, lock.toString());
    }

    /** The folder cannot be written, or its disk is full. */
    static AppException folder(Path folder, IOException cause) {
        var text = String.valueOf(cause.getMessage());
        return isDiskFull(text)
                ? problem("sandbox.diskFull", null, cause, folder.toString())
                : problem("sandbox.folder", text, cause, folder.toString());
    }

    static AppException tooLittleRoom(Path folder, long free, long needed) {
        return problem("sandbox.noRoom", null, null, folder.toString(), Sizes.bytes(free), Sizes.bytes(needed));
    }

    /** The data belong to a major version that is not installed. */
    static AppException otherVersion(Path data, int major) {
        return refused("sandbox.otherVersion", data.toString(), Integer.toString(major));
    }

    /** There is something in the data folder that no server made. */
    static AppException notACluster(Path data) {
        return refused("sandbox.notACluster", data.toString());
    }

    static AppException passwordsLost(Path file) {
        return refused("sandbox.passwordsLost", file.toString());
    }

    static AppException initialisation(Path folder, String output) {
        return isDiskFull(output)
                ? problem("sandbox.diskFull", output, null, folder.toString())
                : problem("sandbox.initialisation", output, null, folder.toString());
    }

    static AppException start(Path folder, String log) {
        return isDiskFull(log)
                ? problem("sandbox.diskFull", log, null, folder.toString())
                : problem("sandbox.start", log, null, folder.toString());
    }

    static AppException stop(String output) {
        return problem("sandbox.stop", output, null);
    }

    static boolean isDiskFull(String output) {
        var text = output.toLowerCase(Locale.ROOT);
        return text.contains("no space left on device") || text.contains("disk quota exceeded");
    }

    private static AppException refused(String key, String... arguments) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED, key, Messages.text(key, (Object[]) arguments), Messages.text(key + ".next", (Object
                                [])
                        arguments)));
    }

    private static AppException problem(
            String key, @Nullable String detail, @Nullable Throwable cause, String... arguments) {
        var problem = new Problem(
                ProblemKind.FAILED,
                key,
                Messages.text(key, (Object[]) arguments),
                Messages.text(key + ".next", (Object[]) arguments),
                null,
                detail);
        return new AppException(problem, cause);
    }
}
