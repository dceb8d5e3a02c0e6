package dev.alidade.migration.ledger;

import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.statement.Piece;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger. Entries are only ever added.
 *
 * @param phase what happened
 * @param file to which file
 * @param step to which of its statements; null for the file as a whole
 * @param backend by which server process; null where that does not matter
 * @param message what the server said; null where all went well
 * @param at when it was written; null until then
 */
public record LedgerEntry(
        Phase phase,
        File file,
        @Nullable Step step,
        @Nullable Backend backend,
        @Nullable String message,
        @Nullable Instant at) {

    /** What an entry says. */
    public enum Phase {
        /** The file is run from its first statement. */
        BEGUN,
        /** The statement is about to be sent. */
        INTENT,
        /** The statement's effect is committed. */
        DONE,
        /** The statement, or the file, failed; what came before stays. */
        FAILED,
        /** The file is applied and recorded. */
        APPLIED,
        /** The file is about to be taken back by something that shares no transaction with this. */
        REVERTING,
        /** The file was taken back. */
        REVERTED;

        /** The word in the ledger. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Phase of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A migration file as it was when it ran.
     *
     * @param steps how many statements it had
     */
    public record File(ScriptVersion version, String name, int checksum, int steps) {
        /** The file as it is now. */
        public static File of(MigrationScript script) {
            return new File(script.version(), script.name(), script.checksum(), script.statements());
        }
    }

    /**
     * A statement of a file. Its text is not kept, since it may hold a secret.
     *
     * @param number from 1
     * @param line where it stood
     * @param fingerprint of its text
     */
    public record Step(int number, int line, String fingerprint) {
        /** A statement as it stands in its file now. */
        public static Step of(int number, Piece piece) {
            var crc = new CRC32C();
            crc.update(piece.sql().getBytes(StandardCharsets.UTF_8));
            return new Step(number, piece.line(), HexFormat.of().toHexDigits((int) crc.getValue()));
        }
    }

    /**
     * The server process that runs a statement.
     *
     * @param startedMicros when it started, in microseconds since 1970: process numbers come round again
     * @param transaction its transaction's number; null when it has none of its own
     */
    public record Backend(
            int pid, long startedMicros, @Nullable Long transaction) {}
}
