package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts migrations so that what one needs stands before it; otherwise their versions decide. */
final class DependencyOrder {
    private final DependencyTable table;
    private final List<FolderWarning> warnings;

    DependencyOrder(DependencyTable table, List<FolderWarning> warnings) {
        this.table = table;
        this.warnings = warnings;
    }

    /** The migrations in an order that every need allows; unchanged where needs go in a circle, which is told. */
    List<MigrationScript> of(List<MigrationScript> scripts) {
        Map<String, List<String>> needs = new HashMap<>();
        scripts.forEach(s -> needs.put(s.name(), table.of(s.name(), scripts)));
        var done = new LinkedHashSet<String>();
        var ordered = new ArrayList<MigrationScript>();
        var rest = new ArrayList<>(scripts);
        while (!rest.isEmpty()) {
            var next = rest.stream()
                    .filter(s -> done.containsAll(needs.getOrDefault(s.name(), List.of())))
                    .findFirst();
            if (next.isEmpty()) {
                warn("migration.warning.circle", circle(rest.getFirst().name(), needs, done));
                return scripts;
            }
            tellLater(next.get(), rest, needs);
            rest.remove(next.get());
            done.add(next.get().name());
            ordered.add(next.get());
        }
        return ordered;
    }

    /** Whatever stood before it and has to wait. */
    private void tellLater(MigrationScript next, List<MigrationScript> rest, Map<String, List<String>> needs) {
        for (var waiting : rest) {
            if (waiting.equals(next)) {
                return;
            }
            if (needs.getOrDefault(waiting.name(), List.of()).contains(next.name())) {
                warn("migration.warning.order", waiting.name(), next.name());
            }
        }
    }

    private static String circle(String start, Map<String, List<String>> needs, Set<String> done) {
        var way = new ArrayList<String>();
        var at = start;
        while (!way.contains(at)) {
            way.add(at);
            at = needs.getOrDefault(at, List.of()).stream()
                    .filter(n -> !done.contains(n))
                    .findFirst()
                    .orElse(start);
        }
        way.add(at);
        return String.join(" → ", way.subList(way.indexOf(at), way.size()));
    }

    private void warn(String key, Object... arguments) {
        warnings.add(new FolderWarning.Note(Messages.text(key, arguments)));
    }
}
