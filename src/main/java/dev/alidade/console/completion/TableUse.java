package dev.alidade.console.completion;

import java.util.List;
import java.util.Optional;

/**
 * A relation, subquery or WITH query that a statement reads or changes.
 *
 * @param name by which its columns are qualified: the alias, else its own name
 * @param relation in the catalog; empty for subqueries and WITH queries
 * @param columns what it has
 * @param group the parentheses it is named in
 * @param start where it is named
 */
record TableUse(String name, Optional<Named.Relation> relation, List<Named.Column> columns, int group, int start) {}
