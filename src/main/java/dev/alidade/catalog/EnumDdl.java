package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.List;

/** Enum values can be added in place; everything else makes the type anew. */
final class EnumDdl {
    private EnumDdl() {}

    /** Whether all labels of the first are in the second, in the same order. */
    static boolean isGrown(CatalogObject from, CatalogObject to) {
        var before = SqlPieces.labels(from.get("labels"));
        var after = new ArrayList<>(SqlPieces.labels(to.get("labels")));
        after.retainAll(before);
        return after.equals(before);
    }

    static List<String> grow(CatalogObject from, CatalogObject to) {
        var present = new ArrayList<>(SqlPieces.labels(from.get("labels")));
        var wanted = SqlPieces.labels(to.get("labels"));
        var statements = new ArrayList<String>();
        for (int i = 0; i < wanted.size(); i++) {
            var label = wanted.get(i);
            if (!present.contains(label)) {
                var place = i == 0
                        ? present.isEmpty() ? "" : " BEFORE " + present.getFirst()
                        : " AFTER " + wanted.get(i - 1);
                statements.add("ALTER TYPE " + to.id().sql() + " ADD VALUE " + label + place);
                present.add(i, label);
            }
        }
        return statements;
    }
}
