package dev.alidade.change.row;

import java.util.List;

/**
 * Rows of one relation that somebody wants to change together.
 *
 * @param feature whose wish it is, e.g. the browser
 * @param title for a person; what the list of changes shows
 * @param schema the relation's schema
 * @param table the relation's name
 * @param edits in the order in which they are to be done
 * @param acceptsEffects whether more rows may change than those, by triggers and references
 */
public record RowProposal(
        String feature, String title, String schema, String table, List<RowEdit> edits, boolean acceptsEffects) {
    public RowProposal {
        edits = List.copyOf(edits);
    }

    /** The same, whatever else it changes. */
    public RowProposal accepting() {
        return new RowProposal(feature, title, schema, table, edits, true);
    }
}
