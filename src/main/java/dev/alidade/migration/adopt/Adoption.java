package dev.alidade.migration.adopt;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.HistoryEditor;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.adopt.AdoptionFinding.Presence;
import dev.alidade.migration.script.CreatedObject;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.ObjectChanges;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Takes over a database whose migrations were applied by other means: compares what the files create with the catalog
 * and writes the history that says so. Runs no statement of any file. Thread-safe.
 */
public final class Adoption {
    private static final ScriptVersion ZERO = ScriptVersion.of("0");
    private static final ObjectChanges UNREADABLE = new ObjectChanges(List.of(), List.of(), 1);

    private final Database database;
    private final MigrationService service;

    /** With these folders for ledgers that are not kept in the database. */
    public Adoption(Database database, AppFolders user) {
        this.database = database;
        this.service = new MigrationService(database, user);
    }

    /**
     * Compares a folder with the catalog, by names only. Changes nothing; reads every file and the names of all objects.
     *
     * @throws AppException when the folder cannot be listed or the database not be reached
     */
    public AdoptionProposal propose(Path folder, Cancellation cancellation) {
        return propose(service.status(folder, cancellation), cancellation);
    }

    /** As {@link #propose(Path, Cancellation)}, for a status that was read before. */
    public AdoptionProposal propose(MigrationStatus status, Cancellation cancellation) {
        var catalog = CatalogObjects.read(database, cancellation);
        var scripts = candidates(status);
        var changes = scripts.stream().map(Adoption::changes).toList();
        var findings = new ArrayList<AdoptionFinding>();
        for (int i = 0; i < scripts.size(); i++) {
            findings.add(finding(scripts.get(i), changes.get(i), goneLater(changes, i), catalog));
        }
        var upTo = longestPrefix(findings);
        return new AdoptionProposal(status, findings, upTo, sentence(findings, upTo));
    }

    /**
     * The rows that taking all migrations up to a version as applied would write.
     *
     * @param upTo that one included; 0 writes only the beginning of a history
     */
    public AdoptionPlan plan(AdoptionProposal proposal, ScriptVersion upTo, Cancellation cancellation) {
        var status = proposal.status();
        var edits = service.edits(status, cancellation);
        var chosen = proposal.findings().stream()
                .filter(f -> f.script().version().compareTo(upTo) <= 0)
                .toList();
        boolean startsAtZero =
                status.folder().scripts().stream().anyMatch(s -> s.version().isZero());
        var all = new ArrayList<HistoryEdit>(edits.begin(startsAtZero ? null : ZERO));
        for (var finding : chosen) {
            all.add(edits.add(finding.script(), 0));
            edits.addSupabase(finding.script()).ifPresent(all::add);
        }
        var warnings = chosen.stream()
                .filter(f -> f.presence() != Presence.ALL)
                .map(f -> f.script().name() + ": " + f.sentence())
                .toList();
        return new AdoptionPlan(upTo, all, warnings);
    }

    /**
     * Writes the rows of a plan, in one transaction.
     *
     * @throws AppException of kind REFUSED on a read-only profile, LOCK when somebody applies migrations
     */
    public void adopt(AdoptionPlan plan, Cancellation cancellation) {
        new HistoryEditor(database).apply(plan.edits(), cancellation);
    }

    /** Migrations that no history knows as applied; blocked files are none. */
    private static List<MigrationScript> candidates(MigrationStatus status) {
        return status.migrations().stream()
                .filter(m -> m.state() == MigrationState.PENDING || m.state() == MigrationState.OUT_OF_ORDER)
                .map(Migration::file)
                .filter(Objects::nonNull)
                .filter(script -> !script.version().isRepeatable())
                .toList();
    }

    private static ObjectChanges changes(MigrationScript script) {
        if (script.kind() == Kind.PYTHON) {
            return UNREADABLE;
        }
        try {
            return ObjectChanges.of(script.body().source().plan());
        } catch (AppException e) {
            return UNREADABLE;
        }
    }

    private static Set<CreatedObject> goneLater(List<ObjectChanges> changes, int index) {
        var gone = new HashSet<CreatedObject>();
        changes.subList(index, changes.size()).forEach(c -> gone.addAll(c.dropped()));
        return gone;
    }

    private static AdoptionFinding finding(
            MigrationScript script, ObjectChanges changes, Set<CreatedObject> gone, CatalogObjects catalog) {
        int found = 0;
        var missing = new ArrayList<CreatedObject>();
        var later = new ArrayList<CreatedObject>();
        for (var object : new LinkedHashSet<>(changes.created())) {
            if (catalog.contains(object)) {
                found++;
            } else if (isGone(object, gone)) {
                later.add(object);
            } else {
                missing.add(object);
            }
        }
        var presence = missing.isEmpty()
                ? found > 0 ? Presence.ALL : Presence.UNKNOWN
                : found > 0 ? Presence.PARTLY : Presence.NONE;
        return new AdoptionFinding(script, presence, found, missing, later, changes.unread());
    }

    /** Dropped itself, or with the table or schema that it belongs to. */
    private static boolean isGone(CreatedObject object, Set<CreatedObject> gone) {
        return gone.stream()
                .anyMatch(g -> (g.kind() == object.kind()
                                && g.name().equals(object.name())
                                && Objects.equals(g.parent(), object.parent()))
                        || (g.kind() == CreatedObject.Kind.TABLE && g.name().equals(object.parent()))
                        || (g.kind() == CreatedObject.Kind.SCHEMA && g.name().equals(object.schema())));
    }

    /** Migrations of which nothing can be told count only where one that is there follows. */
    private static ScriptVersion longestPrefix(List<AdoptionFinding> findings) {
        var last = ZERO;
        for (var finding : findings) {
            if (finding.presence() == Presence.ALL) {
                last = finding.script().version();
            } else if (finding.presence() != Presence.UNKNOWN) {
                break;
            }
        }
        return last;
    }

    private static String sentence(List<AdoptionFinding> findings, ScriptVersion upTo) {
        if (upTo.isZero()) {
            return Messages.text("migration.adopt.propose.none");
        }
        long count = findings.stream()
                .filter(f -> f.script().version().compareTo(upTo) <= 0)
                .count();
        return Messages.text(
                "migration.adopt.propose", upTo.text(), Long.toString(count), Integer.toString(findings.size()));
    }
}
