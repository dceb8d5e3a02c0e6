package dev.alidade.corridor.audit;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowAddress;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowProposal;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.i18n.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The UPDATEs that put audited lists right, one per corridor, each only while the row is what was looked at. */
public final class Corrections {
    private Corrections() {}

    /**
     * All corrections as one change that is applied and taken back as a whole.
     *
     * @param audits corridors of the table; those that cannot be corrected are left out
     */
    public static RowProposal of(CorridorTable table, List<CorridorAudit> audits) {
        var edits = audits.stream()
                .filter(CorridorAudit::correctable)
                .map(Corrections::edit)
                .toList();
        var title = edits.size() == 1
                ? Messages.text(
                        "analysis.audit.change.one",
                        audits.stream()
                                .filter(CorridorAudit::correctable)
                                .map(CorridorAudit::label)
                                .findFirst()
                                .orElse(""))
                : Messages.text("analysis.audit.change", edits.size());
        var id = table.layer().id();
        return new RowProposal("corridor", title, id.schema(), id.table(), edits, false);
    }

    private static RowEdit edit(CorridorAudit audit) {
        var seen = new LinkedHashMap<String, @Nullable String>();
        var values = new LinkedHashMap<String, NewValue>();
        for (var list : audit.lists()) {
            if (list.correctable()) {
                seen.put(list.list().column(), array(list.recorded()));
                values.put(list.list().column(), new NewValue.Text(array(list.corrected())));
            }
        }
        return new RowEdit.Update(RowAddress.read(audit.key(), audit.version(), seen), values);
    }

    /** An array as PostgreSQL reads it, every element in quotes. */
    public static String array(List<String> elements) {
        return elements.stream()
                .map(e -> '"' + e.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
