package dev.alidade.catalog;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that turn one state of a catalog into another, in an order in which they can run inside one
 * transaction. Every name is qualified; the settings that the statements need come first and last until the
 * transaction's end.
 *
 * @param settings to run before the statements: an empty search_path, function bodies not checked
 * @param statements in order, without semicolons; empty when nothing differs
 * @param unsupported what the statements leave as it is
 */
public record CatalogScript(List<String> settings, List<String> statements, List<Unsupported> unsupported) {
    static final List<String> SETTINGS =
            List.of("SELECT pg_catalog.set_config('search_path', '', true)", "SET LOCAL check_function_bodies = off");

    public CatalogScript {
        settings = List.copyOf(settings);
        statements = List.copyOf(statements);
        unsupported = List.copyOf(unsupported);
    }

    /** Why no statement can bring something about. */
    public enum Reason {
        /** Columns that are added come last; all else needs the table built anew. */
        COLUMN_ORDER,
        /** A table cannot be partitioned otherwise without copying its rows. */
        PARTITION_KEY,
        /** An index that a failed build left invalid cannot be made on purpose. */
        INVALID_INDEX,
        /** A sequence cannot become an identity column's, nor be freed from it and kept. */
        IDENTITY_SEQUENCE,
        /** What left its parent has its columns and checks as its own, also when it inherits again. */
        OWN_SINCE;

        /** The reason in one translated sentence. */
        public String text() {
            return Messages.text("catalog.unsupported." + name());
        }
    }

    /** Something that no statement here can bring about, and why. */
    public record Unsupported(ObjectId id, Reason reason) {}

    /** Half of a call: {@code CatalogScript.from(a).to(b)} makes b of a. */
    public record From(CatalogSnapshot snapshot) {
        public CatalogScript to(CatalogSnapshot wanted) {
            var renamed = new RenameSteps(snapshot, wanted);
            var planned = new ScriptPlan(renamed.reached(), wanted);
            var statements = new ArrayList<>(renamed.statements());
            statements.addAll(planned.statements());
            return new CatalogScript(SETTINGS, statements, planned.unsupported());
        }
    }

    /** The state as it is. */
    public static From from(CatalogSnapshot snapshot) {
        return new From(snapshot);
    }

    /** All of it as one text, each statement closed by a semicolon. */
    public String text() {
        var all = new ArrayList<>(settings);
        all.addAll(statements);
        return String.join(";\n", all) + ";\n";
    }
}
