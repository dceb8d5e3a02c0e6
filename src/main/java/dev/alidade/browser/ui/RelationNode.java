package dev.alidade.browser.ui;

import dev.alidade.browser.NamedRelation;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.browser.object.SchemaObject;

/** A line of the tree. */
sealed interface RelationNode {
    record Schema(SchemaEntry schema) implements RelationNode {}

    /** A heading; {@code where} tells those of different schemas apart. */
    record Group(String where, TreeGroup group, int size) implements RelationNode {}

    record Relation(RelationEntry entry) implements RelationNode {}

    /** A relation that the filter found. */
    record Hit(NamedRelation relation) implements RelationNode {}

    record Thing(SchemaObject object) implements RelationNode {}

    /** Words where relations will be or would be. */
    record Note(String text) implements RelationNode {}
}
