package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Diagrams to lay out and draw, made without a database. */
final class DiagramSamples {
    private DiagramSamples() {}

    static DiagramTable table(String name, String... columns) {
        var all = new ArrayList<DiagramColumn>();
        all.add(new DiagramColumn("id", "uuid", true, false, true));
        for (var column : columns) {
            all.add(new DiagramColumn(column, "bigint", false, column.endsWith("_id"), false));
        }
        return new DiagramTable(new RelationName("public", name), RelationKind.TABLE, false, all);
    }

    static DiagramReference reference(String from, String column, String to) {
        return new DiagramReference(
                from + "_" + column + "_fkey",
                new RelationName("public", from),
                List.of(column),
                new RelationName("public", to),
                List.of("id"),
                false,
                false);
    }

    /** Many tables of which each references a few earlier ones, two themselves, and two pairs each other. */
    static Diagram large(int tables) {
        var random = new Random(7);
        var all = new ArrayList<DiagramTable>();
        var references = new ArrayList<DiagramReference>();
        for (int i = 0; i < tables; i++) {
            var columns = new ArrayList<String>();
            int keys = i == 0 ? 0 : random.nextInt(4);
            for (int k = 0; k < keys; k++) {
                columns.add("parent_" + k + "_id");
                int to = random.nextBoolean() ? random.nextInt(Math.min(i, 8)) : random.nextInt(i);
                references.add(reference(name(i), "parent_" + k + "_id", name(to)));
            }
            for (int c = 0; c < 3 + random.nextInt(14); c++) {
                columns.add("attribute number " + c);
            }
            all.add(table(name(i), columns.toArray(String[]::new)));
        }
        references.add(reference(name(3), "id", name(3)));
        references.add(reference(name(4), "id", name(5)));
        references.add(reference(name(5), "id", name(4)));
        return new Diagram(all, references);
    }

    static String name(int number) {
        return "negotiation_message_participants_" + number;
    }
}
