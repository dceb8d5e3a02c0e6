package dev.alidade.catalog.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Drops statements from a schema and a migration as long as the failure stays. */
final class Shrinker {
    private Shrinker() {}

    /** The statements that are left. */
    record Smallest(List<String> base, List<String> migration) {
        String text() {
            return "-- schema\n" + String.join(";\n", base) + ";\n-- migration\n" + String.join(";\n", migration) + ";";
        }
    }

    static Smallest of(List<String> base, List<String> migration, BiPredicate<List<String>, List<String>> fails) {
        var small = new ArrayList<>(migration);
        var schema = new ArrayList<>(base);
        shrink(small, () -> fails.test(schema, small));
        shrink(schema, () -> fails.test(schema, small));
        shrink(small, () -> fails.test(schema, small));
        return new Smallest(schema, small);
    }

    private static void shrink(List<String> statements, java.util.function.BooleanSupplier fails) {
        for (int size = Math.max(1, statements.size() / 2); ; size /= 2) {
            for (int end = statements.size(); end > 0; ) {
                int from = Math.max(0, end - size);
                var part = List.copyOf(statements.subList(from, end));
                statements.subList(from, end).clear();
                if (!fails.getAsBoolean()) {
                    statements.addAll(from, part);
                }
                end = from;
            }
            if (size == 1) {
                return;
            }
        }
    }
}
