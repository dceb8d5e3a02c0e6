package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.SchemaEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema in the tree and what is known below it.
 *
 * @param schema the schema
 * @param relations its relations; null until they were asked for
 */
record SchemaBranch(SchemaEntry schema, @Nullable List<RelationEntry> relations) {}
