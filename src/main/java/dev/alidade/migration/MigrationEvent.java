package dev.alidade.migration;

import dev.alidade.change.Attempt;
import dev.alidade.database.Notice;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens while migrations are applied, in order, told on the applying thread. */
public sealed interface MigrationEvent {

    /** A file begins. */
    record Started(MigrationScript script, int statements) implements MigrationEvent {}

    /**
     * A statement begins.
     *
     * @param number from 1
     * @param line where it stands in the file
     * @param summary its first line
     */
    record StatementStarted(MigrationScript script, int number, int total, int line, String summary)
            implements MigrationEvent {}

    /**
     * A statement ended well.
     *
     * @param rows changed or returned; -1 where the server counts none
     */
    record StatementDone(MigrationScript script, int number, int total, int line, long rows, long elapsedMs)
            implements MigrationEvent {}

    /** The server said something while a statement ran. */
    record Said(MigrationScript script, int line, Notice notice) implements MigrationEvent {}

    /**
     * Something does not fit, or is worth knowing before; applying goes on.
     *
     * @param code stable word: changed, missing, passed, or what the look before found
     * @param message in a sentence
     * @param nextStep what to do; empty where nothing is needed
     * @param files the files it is about; empty where it is about none
     */
    record Warned(String code, String message, String nextStep, List<String> files) implements MigrationEvent {
        public Warned {
            files = List.copyOf(files);
        }
    }

    /** Somebody else is in the way; the message names who. Applying goes on when the way is free. */
    record Blocked(String message) implements MigrationEvent {}

    /**
     * An index is being built.
     *
     * @param line where the statement stands in the file
     * @param phase the server's word for what it is doing
     * @param total how many of {@code done} there will be in this phase; 0 when not known
     */
    record Building(MigrationScript script, int line, String phase, long done, long total) implements MigrationEvent {}

    /**
     * The ways back were tried; it will be committed next.
     *
     * @param computed what is known of the computed way
     * @param byScript what is known of the folder's own rollback script; null when there is none
     */
    record Proved(
            MigrationScript script,
            Attempt computed,
            @Nullable Attempt byScript) implements MigrationEvent {}

    /** A file and its history row are committed. */
    record Applied(MigrationScript script, long elapsedMs) implements MigrationEvent {}

    /** A migration was taken back: its rollback script ran and its history rows are gone, committed together. */
    record Undone(MigrationScript script, long elapsedMs) implements MigrationEvent {}

    /** A file was found applied by somebody else when its turn came. */
    record Overtaken(MigrationScript script) implements MigrationEvent {}

    /** A file failed; everything that can be taken back has been. */
    record Failed(MigrationFailure failure, long elapsedMs) implements MigrationEvent {}

    /** The end, whatever came of it. */
    record Summary(MigrationOutcome outcome) implements MigrationEvent {}
}
