package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.replay.Replay;
import dev.alidade.migration.replay.ReplayOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code alidade migrations prove}: tries ways back on a copy and says what came of it. */
final class ProveVerb {
    private final CliContext context;
    private final Database database;
    private final boolean json;

    ProveVerb(CliContext context, Database database, boolean json) {
        this.context = context;
        this.database = database;
        this.json = json;
    }

    /**
     * Tries what was not tried.
     *
     * @return the exit code: 1 when it did not get to the end
     */
    int prove(MigrationStatus status) {
        var replay = new Replay(database, context.folders(), context.environment());
        var outcome = replay.run(status, context::progress, context.cancellation());
        if (json) {
            context.json(json(outcome));
        } else {
            text(outcome);
        }
        return outcome.obstacle() == null ? 0 : 1;
    }

    private void text(ReplayOutcome outcome) {
        outcome.byName().forEach((name, verdict) -> context.line(name + "  " + verdict.id()));
        if (outcome.proven().isEmpty() && outcome.obstacle() == null) {
            context.line(Messages.text("migration.replay.nothing"));
        }
        var obstacle = outcome.obstacle();
        if (obstacle != null) {
            context.progress(obstacle.message());
            if (obstacle.nextStep() != null) {
                context.progress("  → " + obstacle.nextStep());
            }
        }
    }

    private static Map<String, @Nullable Object> json(ReplayOutcome outcome) {
        var proven = new ArrayList<Map<String, Object>>();
        outcome.proven().forEach((script, verdict) -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("version", script.version().text());
            one.put("script", script.name());
            one.put("proof", verdict.id());
            proven.add(one);
        });
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("proven", proven);
        var obstacle = outcome.obstacle();
        if (obstacle == null) {
            all.put("obstacle", null);
        } else {
            var why = new LinkedHashMap<String, @Nullable Object>();
            why.put("code", obstacle.code());
            why.put("sqlstate", obstacle.sqlState());
            why.put("message", obstacle.message());
            why.put("nextStep", obstacle.nextStep());
            all.put("obstacle", why);
        }
        return all;
    }
}
