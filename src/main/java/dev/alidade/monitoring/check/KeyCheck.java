package dev.alidade.monitoring.check;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.List;

/** Primary, unique and foreign keys. */
public enum KeyCheck implements CatalogCheck {
    NO_PRIMARY_KEY(Rule.warning(Category.KEYS).fixes(KeyCheck::keys));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    KeyCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static List<Fix> keys(CheckRow row) {
        var alter = "alter table " + Sql.object(row);
        var fixes = new ArrayList<Fix>();
        var unique = row.textOrNull("fix_unique_index");
        if (unique != null) {
            var name = Identifiers.quote(unique);
            fixes.add(Fix.of(
                            Lock.ACCESS_EXCLUSIVE,
                            alter + " add constraint " + name + " primary key using index " + name)
                    .undo(alter + " drop constraint " + name, row.text("fix_unique_definition"))
                    .choice("promote"));
        }
        var free = row.textOrNull("fix_column");
        if (free != null) {
            var column = Identifiers.quote(free);
            fixes.add(Fix.of(
                            Lock.ACCESS_EXCLUSIVE,
                            alter + " add column " + column + " bigint generated always as identity primary key")
                    .undo(alter + " drop column " + column)
                    .rewriting()
                    .reading(row.number("fix_reads_bytes"))
                    .choice("identity"));
        }
        return fixes;
    }
}
