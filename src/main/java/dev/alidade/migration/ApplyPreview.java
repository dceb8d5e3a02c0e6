package dev.alidade.migration;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.migration.script.ScriptPlan.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What applying some migrations would do, told from their files before anything runs.
 *
 * @param files in order
 */
public record ApplyPreview(List<Item> files) {
    private static final int SHOWN = 6;

    /**
     * One file.
     *
     * @param migration the migration
     * @param effect how many statements, and what is committed when
     * @param atOnce whether the file and its history row share one transaction
     */
    public record Item(Migration migration, String effect, boolean atOnce) {}

    public ApplyPreview {
        files = List.copyOf(files);
    }

    /**
     * Reads the files again; asks no server.
     *
     * @throws dev.alidade.error.AppException when a file cannot be read
     */
    public static ApplyPreview of(List<Migration> wanted) {
        return new ApplyPreview(wanted.stream()
                .filter(m -> m.file() != null)
                .map(ApplyPreview::item)
                .toList());
    }

    /** Whether something cannot be taken back by its transaction, so that a journal is kept. */
    public boolean needsJournal() {
        return files.stream().anyMatch(item -> !item.atOnce());
    }

    /** Names of the files that run although a later one is applied. */
    public List<String> late() {
        return files.stream()
                .filter(item -> item.migration().state() == MigrationState.OUT_OF_ORDER)
                .map(item -> item.migration().script())
                .toList();
    }

    /** Those of which a part may be in the database already, so that it must be said how to go on. */
    public List<Migration> begun() {
        return files.stream()
                .map(Item::migration)
                .filter(m -> m.state() == MigrationState.INTERRUPTED)
                .toList();
    }

    private static Item item(Migration migration) {
        var file = Objects.requireNonNull(migration.file());
        if (file.kind() != MigrationScript.Kind.SQL) {
            return new Item(migration, Messages.text("migration.preview.python"), false);
        }
        var plan = file.body().source().plan();
        return new Item(migration, effect(plan), plan.isTransactional());
    }

    private static String effect(ScriptPlan plan) {
        int count = plan.steps().size();
        if (plan.isTransactional()) {
            return Messages.text("migration.preview.atOnce", count);
        }
        var commits = plan.commits();
        var own = commits.stream().anyMatch(c -> c.owner() == Commit.Owner.SCRIPT);
        if (!own) {
            return Messages.text("migration.preview.each", count);
        }
        var after = new ArrayList<Integer>();
        commits.forEach(c -> after.add(c.lastStep() + 1));
        var numbers = after.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return Messages.text("migration.preview.own", count, after.size() > SHOWN ? numbers + ", …" : numbers);
    }
}
