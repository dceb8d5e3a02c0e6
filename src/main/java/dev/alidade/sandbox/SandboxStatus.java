package dev.alidade.sandbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is doing.
 *
 * @param state whether it exists and runs
 * @param port TCP port on 127.0.0.1; 0 when it does not run
 * @param pid process id of the server; 0 when it does not run
 * @param binaries the installation it uses or would use; null when none fits its data
 * @param dataFolder where its databases are or would be
 * @param hint one sentence worth telling, e.g. that a better server is installed; null when there is none
 */
public record SandboxStatus(
        State state,
        int port,
        long pid,
        @Nullable ServerBinaries binaries,
        Path dataFolder,
        @Nullable String hint) {

    /** Whether a sandbox exists and runs. */
    public enum State {
        /** None was made yet. */
        ABSENT,
        /** It exists and does not run. */
        STOPPED,
        /** It accepts connections, or is about to. */
        RUNNING,
        /** A start was cut off before the sandbox was ready; the next start makes it again. */
        UNFINISHED
    }

    /** Whether the server runs. */
    public boolean running() {
        return state == State.RUNNING;
    }
}
