package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.SchemaEntry;

/** A line of the tree. */
sealed interface RelationNode {
    record Schema(SchemaEntry schema) implements RelationNode {}

    record Relation(RelationEntry entry) implements RelationNode {}

    /** Words where relations will be or would be. */
    record Note(String text) implements RelationNode {}
}
