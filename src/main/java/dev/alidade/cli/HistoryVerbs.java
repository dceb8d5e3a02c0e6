package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.HistoryEdit;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.adopt.Adoption;
import dev.alidade.migration.adopt.AdoptionPlan;
import dev.alidade.migration.adopt.AdoptionProposal;
import dev.alidade.migration.repair.Repair;
import dev.alidade.migration.repair.RepairAction;
import dev.alidade.migration.script.ScriptVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of histories from the command line: shown first, then written after a yes. Nothing else is run. */
final class HistoryVerbs {
    private final CliContext context;
    private final Database database;

    HistoryVerbs(CliContext context, Database database) {
        this.context = context;
        this.database = database;
    }

    /**
     * Takes migrations as applied whose objects are there.
     *
     * @param to the last one; null for what the catalog says
     */
    void adopt(MigrationStatus status, @Nullable ScriptVersion to, boolean yes, boolean json) {
        var adoption = new Adoption(database, context.folders());
        var proposal = adoption.propose(status, context.cancellation());
        var plan = adoption.plan(proposal, to == null ? proposal.upTo() : to, context.cancellation());
        if (!json) {
            context.progress(proposal.sentence());
            plan.warnings().forEach(warning -> context.progress("  ! " + warning));
            show(plan.edits());
        }
        Confirmation.require(
                yes,
                json,
                Messages.text("migration.cli.adopt.question", plan.upTo().text(), target()));
        adoption.adopt(plan, context.cancellation());
        if (json) {
            context.json(adopted(proposal, plan));
        } else {
            context.line(Messages.text("migration.cli.edited", plan.edits().size()));
        }
    }

    /** Mends histories in one way. */
    void repair(MigrationStatus status, RepairAction action, boolean yes, boolean json) {
        var repair = new Repair(database, context.folders());
        var plan = repair.preview(status, action, true, context.cancellation());
        if (!json) {
            context.progress(plan.sentence());
            show(plan.edits());
        }
        Confirmation.require(yes, json, Messages.text("migration.cli.repair.question", plan.sentence(), target()));
        repair.apply(plan, context.cancellation());
        if (json) {
            context.json(Map.of("sentence", plan.sentence(), "edits", edits(plan.edits())));
        } else {
            context.line(Messages.text("migration.cli.edited", plan.edits().size()));
        }
    }

    private void show(List<HistoryEdit> edits) {
        edits.forEach(edit -> context.progress("  " + edit.sentence()));
    }

    private String target() {
        return database.target().label();
    }

    private static Map<String, @Nullable Object> adopted(AdoptionProposal proposal, AdoptionPlan plan) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("proposal", proposal.sentence());
        json.put("to", plan.upTo().text());
        json.put(
                "findings",
                proposal.findings().stream()
                        .map(f -> Map.of(
                                "version", f.script().version().text(),
                                "script", f.script().name(),
                                "presence", f.presence().id(),
                                "message", f.sentence()))
                        .toList());
        json.put("edits", edits(plan.edits()));
        json.put("warnings", plan.warnings());
        return json;
    }

    private static List<Map<String, String>> edits(List<HistoryEdit> edits) {
        return edits.stream()
                .map(edit -> Map.of("table", edit.table(), "message", edit.sentence()))
                .toList();
    }
}
