package dev.alidade.cli;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Acceptance.Order;
import dev.alidade.change.Inclusion;
import dev.alidade.migration.RollbackOptions;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.RollbackSelection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How {@code migrations rollback} takes migrations back, and what it may cost. */
public final class RollbackTerms {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(
            names = "--use",
            paramLabel = "WAY",
            description = {
                "How: computed (from what was kept when it was applied) or script (the folder's own);",
                "without it the one that was proven."
            })
    @Nullable
    String way;

    @Option(
            names = "--accept",
            paramLabel = "LOSS",
            split = ",",
            description = "What may differ afterwards: column-order, data-loss.")
    @Nullable
    Set<String> accept;

    @Option(
            names = "--rebuild",
            paramLabel = "WHAT",
            description = {
                "What is brought about by building tables anew: column-order. Locks the table, readers too, and writes",
                "every row and index again, instead of accepting another order of columns; the rows are proven equal."
            })
    @Nullable
    String rebuild;

    @Option(
            names = "--include-unattributed",
            paramLabel = "OBJECT",
            arity = "0..1",
            fallbackValue = "",
            description = {
                "Also takes back what may be somebody else's doing, because he changed the database while the migration",
                "ran: this object as the preview calls it (can be repeated), or all. Without it all of it stays."
            })
    @Nullable
    Set<String> included;

    /** Whether the command line says what happens to what cannot be attributed. */
    boolean decides() {
        return included != null;
    }

    /** The objects that the command line names. */
    Set<String> named() {
        return included == null || included.contains("") ? Set.of() : included;
    }

    RollbackOptions options(RollbackSelection selection) {
        return RollbackOptions.of(selection).with(way()).with(acceptance()).with(inclusion());
    }

    private Inclusion inclusion() {
        if (included == null) {
            return Inclusion.NOTHING;
        }
        return included.contains("") ? Inclusion.EVERYTHING : new Inclusion(false, included);
    }

    private @Nullable Way way() {
        return switch (way) {
            case null -> null;
            case "script" -> Way.SCRIPT;
            case "computed" -> Way.COMPUTED;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "There is no way called " + way + "; there are: computed, script.");
        };
    }

    private Acceptance acceptance() {
        var words = accept == null ? Set.<String>of() : accept;
        for (var word : words) {
            if (!Set.of("column-order", "data-loss").contains(word)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Nothing to accept is called " + word + "; there are: column-order, data-loss.");
            }
        }
        return new Acceptance(order(words.contains("column-order")), words.contains("data-loss"));
    }

    private Order order(boolean accepted) {
        if (rebuild == null) {
            return accepted ? Order.ACCEPTED : Order.REFUSED;
        }
        if (!rebuild.equals("column-order")) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing is rebuilt for " + rebuild + "; there is: column-order.");
        }
        if (accepted) {
            throw new ParameterException(
                    spec.commandLine(), "--accept column-order and --rebuild column-order exclude each other.");
        }
        return Order.REBUILT;
    }
}
