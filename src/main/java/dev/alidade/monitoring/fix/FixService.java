package dev.alidade.monitoring.fix;

import dev.alidade.change.Acceptance;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.UndoPlan;
import dev.alidade.change.UndoResult;
import dev.alidade.change.Verdict;
import dev.alidade.change.definition.DefinitionChanges;
import dev.alidade.change.definition.DefinitionProposal;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.CheckListener;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.CheckRunner;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import dev.alidade.settings.AppFolders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Applies fixes and takes them back. Thread-safe; blocks. */
public final class FixService {
    /** By which the kept changes of this feature are known. */
    public static final String FEATURE = "monitoring";

    /** Building an index for a proof keeps writers waiting: not on more than this many bytes. */
    private static final long PROVABLE_BYTES = 256L << 20;

    private final CheckRunner runner;
    private final DefinitionChanges changes;

    public FixService(Database database, AppFolders folders) {
        this.runner = new CheckRunner(database);
        this.changes = new DefinitionChanges(database, folders);
    }

    /**
     * Applies a fix that somebody has seen: looks whether the finding is still there and the fix still the same, runs it,
     * keeps the way back, and looks again.
     *
     * @param acceptsNoUndo whether somebody agreed that nothing leads back, where the fix says so
     * @throws AppException of kind REFUSED when the finding is gone, its fix is another one by now, or nothing leads back
     *     and nobody agreed; else what the server refuses, with nothing changed
     */
    public FixOutcome apply(
            Finding finding, Fix fix, boolean acceptsNoUndo, CheckSettings settings, Cancellation cancellation) {
        if (!fix.canBeUndone() && !acceptsNoUndo) {
            throw refused("monitoring.fix.noUndo", finding);
        }
        var now = find(finding, settings, cancellation).orElseThrow(() -> refused("monitoring.fix.gone", finding));
        if (!now.fixes().contains(fix)) {
            throw refused("monitoring.fix.changed", finding);
        }
        var evidence = changes.apply(proposal(finding, fix), cancellation);
        boolean mended = find(finding, settings, cancellation).isEmpty();
        boolean isKept = fix.canBeUndone() && !evidence.effects().isEmpty();
        var verdict = isKept ? evidence.computed().verdict() : Verdict.NOT_REVERSIBLE;
        return new FixOutcome(finding, mended, verdict);
    }

    /**
     * A fix as a pair of scripts, both tried in a transaction that is taken back. An index of a large table is not tried:
     * that would keep its writers waiting.
     *
     * @throws AppException when the fix does not run
     */
    public ProvenFix prove(Finding finding, Fix fix, Cancellation cancellation) {
        boolean triable = fix.readsBytes() <= PROVABLE_BYTES
                && proposal(finding, fix).inTransaction().isTransactional();
        if (!triable || !fix.canBeUndone()) {
            var reason =
                    Messages.text(triable ? "monitoring.fix.noUndo" : "monitoring.fix.unproven", finding.subject());
            return new ProvenFix(finding, fix.sql(), fix.undoSql(), Verdict.UNTRIED, List.of(reason));
        }
        var evidence = changes.prove(proposal(finding, fix), cancellation);
        var reasons = evidence.computed().reasons().stream()
                .map(reason -> reason.text())
                .toList();
        return new ProvenFix(
                finding,
                fix.sql(),
                down(evidence.reverse().statements()),
                evidence.computed().verdict(),
                reasons);
    }

    /** The fixes that were applied, newest first. */
    public List<KeptFix> kept(Cancellation cancellation) {
        return changes.list(FEATURE, cancellation).stream().map(KeptFix::new).toList();
    }

    /** What taking a fix back would do now. */
    public UndoPlan undoPreview(KeptFix kept, Cancellation cancellation) {
        return changes.undoPreview(kept.place(), cancellation);
    }

    /** Takes a fix back, exactly or not at all. */
    public UndoResult undo(KeptFix kept, Cancellation cancellation) {
        return changes.undo(kept.place(), Acceptance.NOTHING, cancellation);
    }

    private Optional<Finding> find(Finding finding, CheckSettings settings, Cancellation cancellation) {
        return runner.run(List.of(finding.check()), settings, CheckListener.NONE, cancellation).stream()
                .map(CheckResult::findings)
                .flatMap(List::stream)
                .filter(other -> other.key().equals(finding.key()))
                .findFirst();
    }

    private static DefinitionProposal proposal(Finding finding, Fix fix) {
        return new DefinitionProposal(
                new Subject(
                        FEATURE,
                        finding.key(),
                        fingerprint(fix.sql()),
                        finding.check().title() + ": " + finding.subject()),
                fix.statements(),
                fix.undo());
    }

    private static String down(List<String> statements) {
        return statements.isEmpty() ? "" : String.join(";\n", statements) + ";";
    }

    private static String fingerprint(String sql) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AppException refused(String key, Finding finding) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED, key, Messages.text(key, finding.subject()), Messages.text(key + ".next")));
    }
}
