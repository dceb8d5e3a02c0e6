package dev.alidade.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of all relations of a database, to be searched in memory. Immutable. */
public final class RelationNames {
    private final List<NamedRelation> relations;
    private final List<String> keys;

    /**
     * @param relations by schema and name
     */
    public RelationNames(List<NamedRelation> relations) {
        this.relations = List.copyOf(relations);
        this.keys = this.relations.stream()
                .map(relation -> relation.name().label().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** How many there are. */
    public int size() {
        return relations.size();
    }

    /**
     * What a filter finds.
     *
     * @param shown by schema and name, as many as were wanted
     * @param more how many others match
     */
    public record Found(List<NamedRelation> shown, int more) {
        public Found {
            shown = List.copyOf(shown);
        }
    }

    /**
     * The relations whose name has the text in it, any case; a text with a dot is looked for in {@code schema.name}.
     * Milliseconds for tens of thousands.
     *
     * @param hidden whether the system's and extensions' are looked at, too
     */
    public Found matching(String text, boolean hidden, int limit) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        boolean qualified = wanted.indexOf('.') >= 0;
        var shown = new ArrayList<NamedRelation>();
        int more = 0;
        for (int i = 0; i < keys.size(); i++) {
            var relation = relations.get(i);
            int from = qualified ? 0 : relation.name().schema().length() + 1;
            if ((hidden || !relation.hidden()) && keys.get(i).indexOf(wanted, from) >= 0) {
                if (shown.size() < limit) {
                    shown.add(relation);
                } else {
                    more++;
                }
            }
        }
        return new Found(shown, more);
    }
}
