package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowPage;
import dev.alidade.error.Problem;
import org.jspecify.annotations.Nullable;

/** What the grid shows. */
public sealed interface GridState {
    /** No relation was chosen. */
    record Nothing() implements GridState {}

    /** The first page of a relation is on its way. */
    record Loading(RelationEntry relation) implements GridState {}

    /** It did not come. */
    record Failed(RelationEntry relation, Problem problem) implements GridState {}

    /** A page of rows. */
    record Shown(RelationEntry relation, RelationShape shape, RowPage page) implements GridState {}

    /** The relation it is about; null when none was chosen. */
    default @Nullable RelationEntry chosen() {
        return switch (this) {
            case Nothing _ -> null;
            case Loading(var relation) -> relation;
            case Failed(var relation, var _) -> relation;
            case Shown(var relation, var _, var _) -> relation;
        };
    }
}
