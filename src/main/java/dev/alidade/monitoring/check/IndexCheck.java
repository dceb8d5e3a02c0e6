package dev.alidade.monitoring.check;

import dev.alidade.database.Identifiers;
import java.util.List;

/** Indexes that are missing, or that cost more than they give. */
public enum IndexCheck implements CatalogCheck {
    UNINDEXED_FOREIGN_KEYS(Rule.info(Category.INDEXES).fixes(IndexCheck::cover)),
    DUPLICATE_INDEX(Rule.warning(Category.INDEXES).fix(IndexCheck::drop)),
    REDUNDANT_INDEX(Rule.warning(Category.INDEXES).fix(IndexCheck::drop)),
    UNUSED_INDEX(Rule.info(Category.INDEXES)
            .needsStatistics()
            .threshold("minimum_bytes", 1 << 20)
            .fix(IndexCheck::drop));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    IndexCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** One index; of a partitioned table one for each part, made one by one and joined, or only those that are missing. */
    private static List<Fix> cover(CheckRow row) {
        var index = Identifiers.qualified(row.text("schema_name"), row.text("fix_index"));
        var wanted = Identifiers.quote(row.text("fix_index")) + " on " + Sql.object(row) + " ("
                + row.text("fix_columns") + ")";
        var bytes = row.number("fix_reads_bytes");
        if (!row.is("fix_partitioned")) {
            return List.of(Fix.concurrently("create index concurrently " + wanted)
                    .undo("drop index concurrently " + index)
                    .reading(bytes));
        }
        var leaves = row.texts("fix_leaves");
        var fix = Fix.of(Lock.SHARE, row.texts("fix_tree").toArray(String[]::new))
                .undo("drop index " + index)
                .reading(bytes);
        return leaves.isEmpty()
                ? List.of(fix)
                : List.of(
                        fix.choice("tree"),
                        Fix.of(Lock.SHARE_UPDATE_EXCLUSIVE, leaves.toArray(String[]::new))
                                .undo(row.texts("fix_leaves_undo").toArray(String[]::new))
                                .reading(bytes)
                                .choice("leaves"));
    }

    private static Fix drop(CheckRow row) {
        var definition = row.text("fix_definition");
        return row.is("fix_partitioned")
                ? Fix.of(Lock.ACCESS_EXCLUSIVE, "drop index " + Sql.object(row))
                        .undo(definition.replaceFirst(" ON ONLY ", " ON "))
                : Fix.concurrently("drop index concurrently " + Sql.object(row)).undo(Sql.concurrently(definition));
    }
}
