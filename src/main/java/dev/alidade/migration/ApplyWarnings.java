package dev.alidade.migration;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What does not fit and does not keep Apply from running: said once, in a sentence, with what to do. */
final class ApplyWarnings {
    private static final int SHOWN = 5;

    private ApplyWarnings() {}

    static List<MigrationEvent.Warned> of(MigrationStatus status, ApplySequence sequence) {
        var warnings = new ArrayList<MigrationEvent.Warned>();
        add(warnings, "changed", in(status, Set.of(MigrationState.CHANGED)));
        add(warnings, "missing", in(status, Set.of(MigrationState.MISSING, MigrationState.FUTURE)));
        add(warnings, "passed", sequence.passed());
        return warnings;
    }

    private static List<Migration> in(MigrationStatus status, Set<MigrationState> states) {
        return status.migrations().stream()
                .filter(m -> states.contains(m.state()))
                .toList();
    }

    private static void add(List<MigrationEvent.Warned> warnings, String code, List<Migration> found) {
        if (found.isEmpty()) {
            return;
        }
        var names = found.stream().map(ApplyWarnings::name).toList();
        var shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        var key = "migration.warning." + code;
        warnings.add(new MigrationEvent.Warned(
                code,
                Messages.text(key, names.size(), names.size() > SHOWN ? shown + ", …" : shown),
                Messages.text(key + ".next", found.getFirst().version().text()),
                names));
    }

    private static String name(Migration migration) {
        return migration.script().isEmpty() ? migration.version().text() : migration.script();
    }
}
