package dev.alidade.change.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows without a key move: by later changes, by taking these back, by VACUUM FULL. A row that is expected to equal an
 * image is as good anywhere, so it is looked for by its values.
 */
final class MovedRows {
    private final RowImages images;
    private final Set<List<String>> taken = new HashSet<>();

    MovedRows(RowImages images) {
        this.images = images;
    }

    /** The same edits, each at the place where its row lies now; those whose row is not found stay as they are. */
    List<RowEdit> found(List<RowEdit> edits) {
        var now = new ArrayList<RowEdit>();
        for (var edit : edits) {
            now.add(
                    switch (edit) {
                        case RowEdit.Insert insert -> insert;
                        case RowEdit.Update update -> new RowEdit.Update(found(update.row()), update.values());
                        case RowEdit.Delete delete -> new RowEdit.Delete(found(delete.row()));
                    });
        }
        return now;
    }

    private RowAddress found(RowAddress row) {
        var expected = row.expected();
        if (expected == null) {
            return row;
        }
        var there = images.read(List.of(row.key())).get(row.key());
        boolean stayed = there != null && there.values().equals(expected.values()) && !taken.contains(row.key());
        var image = stayed ? there : images.equal(expected, taken);
        if (image == null) {
            return row;
        }
        taken.add(image.key());
        return new RowAddress(image.key(), null, row.seen(), expected);
    }
}
