package dev.alidade.corridor.doctor;

import dev.alidade.change.Acceptance;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.definition.DefinitionChanges;
import dev.alidade.change.definition.DefinitionProposal;
import dev.alidade.corridor.feature.ViewportPlan;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An index over what a column becomes when it is transformed: it serves a view that transforms row by row. It is found
 * from the plan, and offered only where that names one table and one column.
 */
final class TransformIndex {
    /** By which the kept changes of this feature are known. */
    static final String FEATURE = "corridor";

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|\\w+)";
    private static final Pattern SCAN =
            Pattern.compile("Seq Scan on (" + NAME + ")\\.(" + NAME + ")(?: " + NAME + ")?$");
    private static final Pattern TRANSFORM =
            Pattern.compile("st_transform\\((?:" + NAME + "\\.)?(" + NAME + "), (\\d+)\\)");
    private static final int LONGEST_NAME = 50;

    private final DefinitionChanges changes;

    TransformIndex(Database database, AppFolders folders) {
        this.changes = new DefinitionChanges(database, folders);
    }

    private record Place(String schema, String table, String column, String srid) {
        String name() {
            var plain = table + "_" + column;
            return plain.substring(0, Math.min(LONGEST_NAME, plain.length())) + "_" + srid + "_gist";
        }
    }

    /** The cure for a plan; empty when the plan does not say of what one table an index would serve. */
    List<Cure> cure(ViewportPlan plan, Predicate<Cancellation> isMended) {
        return place(plan).map(place -> cure(plan, place, isMended)).stream().toList();
    }

    private Cure cure(ViewportPlan plan, Place place, Predicate<Cancellation> isMended) {
        var create = "create index concurrently " + Identifiers.quote(place.name()) + " on "
                + Identifiers.qualified(place.schema(), place.table()) + " using gist ("
                + Identifiers.qualified(plan.layer().postgisSchema(), "st_transform") + "("
                + Identifiers.quote(place.column()) + ", " + place.srid() + "))";
        var drop = "drop index concurrently " + Identifiers.qualified(place.schema(), place.name());
        var key = "transforms_column:" + plan.layer().id().label();
        var title = Messages.text("doctor.transforms_column.title") + ": "
                + plan.layer().id().label();
        var proposal = new DefinitionProposal(new Subject(FEATURE, key, place.name(), title), List.of(create));
        return new Cure(
                "",
                create + ";",
                drop + ";",
                List.of(
                        Messages.text("doctor.transforms_column.lock"),
                        Messages.text("doctor.transforms_column.reads")),
                cancellation -> {
                    changes.apply(proposal, cancellation);
                    return new Cured(isMended.test(cancellation), kept(key, cancellation));
                });
    }

    private Optional<Function<Cancellation, Boolean>> kept(String key, Cancellation cancellation) {
        return changes.list(FEATURE, cancellation).stream()
                .filter(place -> place.change().what().key().equals(key) && changes.takesBack(place.change()))
                .findFirst()
                .map(place ->
                        back -> changes.undo(place, Acceptance.NOTHING, back).isDone());
    }

    private static Optional<Place> place(ViewportPlan plan) {
        var scans = plan.lines().stream()
                .map(String::strip)
                .map(SCAN::matcher)
                .filter(m -> m.find())
                .toList();
        var columns = plan.lines().stream()
                .filter(line -> line.contains("Filter:"))
                .flatMap(line -> TRANSFORM.matcher(line).results())
                .map(found -> List.of(plain(found.group(1)), found.group(2)))
                .distinct()
                .toList();
        if (scans.size() != 1 || columns.size() != 1) {
            return Optional.empty();
        }
        var scan = scans.getFirst();
        var column = columns.getFirst();
        return Optional.of(new Place(plain(scan.group(1)), plain(scan.group(2)), column.get(0), column.get(1)));
    }

    private static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
