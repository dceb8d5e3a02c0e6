package dev.alidade.migration;

import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.ledger.Resume;
import dev.alidade.migration.script.ScriptVersion;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Apply shall do and what the user has agreed to.
 *
 * @param selection which migrations
 * @param ledger where the ledger is kept; {@code DATABASE} means that the user agreed to schema {@code alidade}
 * @param resume how to go on with a file of which a part is committed
 * @param consent what else the user agreed to
 * @param patience how long to wait for locks
 * @param proof whether the ways back are tried before a migration is committed
 */
public record ApplyOptions(
        MigrationSelection selection,
        LedgerPlace ledger,
        Resume resume,
        Consent consent,
        Patience patience,
        boolean proof) {

    /**
     * What the user agreed to.
     *
     * @param outOfOrder that migrations run although a later one is applied
     * @param leaving that statements run which reach beyond this database
     * @param production whether the database counts as production, so that its name must be given
     * @param databaseName what the user typed; null when nobody asked
     * @param skipped versions that are left out, so that later ones run although these do not
     */
    public record Consent(
            boolean outOfOrder,
            boolean leaving,
            boolean production,
            @Nullable String databaseName,
            Set<ScriptVersion> skipped) {
        public Consent {
            skipped = Set.copyOf(skipped);
        }

        /** With nothing left out. */
        public Consent(boolean outOfOrder, boolean leaving, boolean production, @Nullable String databaseName) {
            this(outOfOrder, leaving, production, databaseName, Set.of());
        }

        /** The same, leaving these versions out. */
        public Consent skipping(Set<ScriptVersion> versions) {
            return new Consent(outOfOrder, leaving, production, databaseName, versions);
        }

        /** To nothing beyond what was selected. */
        public static final Consent NONE = new Consent(false, false, false, null);

        /** To everything, for callers that have asked in their own way. */
        public static final Consent ALL = new Consent(true, true, false, null);
    }

    /**
     * How long to wait for locks.
     *
     * @param lockTimeout how long one statement waits: longer, and everybody else queues behind it
     * @param retries how often the whole file is tried again, as long as nothing of it is committed
     */
    public record Patience(Duration lockTimeout, int retries) {
        /** Five seconds, and five more tries. */
        public static final Patience USUAL = new Patience(Duration.ofSeconds(5), 5);
    }

    /** The careful defaults. */
    public static ApplyOptions of(MigrationSelection selection) {
        return new ApplyOptions(selection, LedgerPlace.AUTO, Resume.ASK, Consent.NONE, Patience.USUAL, true);
    }

    /** The same with the ledger elsewhere. */
    public ApplyOptions with(LedgerPlace place) {
        return new ApplyOptions(selection, place, resume, consent, patience, proof);
    }

    /** The same with an answer to the question of how to go on. */
    public ApplyOptions with(Resume answer) {
        return new ApplyOptions(selection, ledger, answer, consent, patience, proof);
    }

    /** The same with the user's consent. */
    public ApplyOptions with(Consent given) {
        return new ApplyOptions(selection, ledger, resume, given, patience, proof);
    }

    /** The same with more or less patience. */
    public ApplyOptions with(Patience other) {
        return new ApplyOptions(selection, ledger, resume, consent, other, proof);
    }

    /** The same with or without trying the ways back. */
    public ApplyOptions withProof(boolean wanted) {
        return new ApplyOptions(selection, ledger, resume, consent, patience, wanted);
    }
}
