package dev.alidade.migration;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyOptions.Consent;
import dev.alidade.migration.script.CallbackScript;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import java.util.stream.Collectors;

/** What is refused before anything runs. */
final class ApplyRules {
    private ApplyRules() {}

    /** A connection or database that migrations cannot be applied to, whichever they are. */
    static void refuseUnsuitable(Database database, MigrationStatus status) {
        if (database.target().readOnly()) {
            throw refused("migration.apply.readOnly");
        }
        database.requireSession();
        refuseUnreadable(status);
    }

    /** A history of this folder that cannot be read: what is applied is then not known. */
    static void refuseUnreadable(MigrationStatus status) {
        for (var history : status.histories()) {
            if (history.problem() != null
                    && history.tool().knows(status.folder().convention())) {
                throw refused("migration.apply.history", history.label());
            }
        }
    }

    /** What will run, after what the user has not agreed to was refused. */
    static ApplySequence select(Database database, MigrationStatus status, ApplyOptions options) {
        var sequence =
                ApplySequence.of(status, options.selection(), options.consent().skipped());
        refuseHalf(status, sequence);
        refuseOutOfOrder(sequence.runs(), options.consent());
        var scripts = sequence.scripts();
        if (!scripts.isEmpty()) {
            refuseUnconfirmed(database, options.consent());
            refuseLeaving(scripts, options.consent());
            refuseCallbacks(status.folder().callbacks(), options.consent());
        }
        return sequence;
    }

    private static void refuseHalf(MigrationStatus status, ApplySequence sequence) {
        status.migrations().stream()
                .filter(ApplySequence::isHalf)
                .filter(m -> !sequence.runs().contains(m) && !sequence.behind().contains(m))
                .findFirst()
                .ifPresent(m -> {
                    throw refused("migration.apply.failedFirst", m.script());
                });
    }

    /** A migration that must not run, with what to do about it. */
    static Problem blocked(Migration migration) {
        var reason = migration.reason();
        return Problem.of(
                ProblemKind.REFUSED,
                "migration.apply.blocked",
                Messages.text("migration.apply.blocked", migration.script(), reason == null ? "" : reason),
                Messages.text(
                        "migration.apply.blocked.next", migration.version().text()));
    }

    private static void refuseOutOfOrder(List<Migration> chosen, Consent consent) {
        var late = chosen.stream()
                .filter(m -> m.state() == MigrationState.OUT_OF_ORDER)
                .map(Migration::script)
                .toList();
        if (!late.isEmpty() && !consent.outOfOrder()) {
            throw refused("migration.apply.outOfOrder", late.stream().collect(Collectors.joining(", ")));
        }
    }

    private static void refuseUnconfirmed(Database database, Consent consent) {
        var name = database.facts().database();
        if (consent.production() && !name.equals(consent.databaseName())) {
            throw refused("migration.apply.production", name);
        }
    }

    /** One that is left out could be the one that all others rely on. */
    private static void refuseCallbacks(List<CallbackScript> callbacks, Consent consent) {
        for (var callback : callbacks) {
            var script = callback.script();
            if (script.blocked() != null) {
                throw refused("migration.apply.callback", script.name(), script.blocked());
            }
        }
        refuseLeaving(callbacks.stream().map(CallbackScript::script).toList(), consent);
    }

    private static void refuseLeaving(List<MigrationScript> scripts, Consent consent) {
        if (consent.leaving()) {
            return;
        }
        for (var script : scripts) {
            if (script.kind() != MigrationScript.Kind.SQL) {
                continue;
            }
            var leaving = PlannedScript.read(script).plan().leaving();
            if (!leaving.isEmpty()) {
                var first = leaving.getFirst();
                throw refused(
                        "migration.apply.leaving",
                        script.name(),
                        Integer.toString(first.step().line()),
                        first.reach().text());
            }
        }
    }

    static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}
