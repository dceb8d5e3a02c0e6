package dev.alidade.monitoring.check;

import dev.alidade.database.Identifiers;

/** Indexes that are missing, or that cost more than they give. */
public enum IndexCheck implements CatalogCheck {
    UNINDEXED_FOREIGN_KEYS(Rule.info(Category.INDEXES).fix(IndexCheck::cover)),
    DUPLICATE_INDEX(Rule.warning(Category.INDEXES).fix(IndexCheck::drop)),
    REDUNDANT_INDEX(Rule.warning(Category.INDEXES).fix(IndexCheck::drop)),
    UNUSED_INDEX(Rule.info(Category.INDEXES)
            .needsStatistics()
            .threshold("minimum_bytes", 1_000_000)
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

    /** A partitioned table's index cannot be made concurrently. */
    private static Fix cover(CheckRow row) {
        var index = Identifiers.qualified(row.text("schema_name"), row.text("fix_index"));
        var wanted = Identifiers.quote(row.text("fix_index")) + " on " + Sql.object(row) + " ("
                + row.text("fix_columns") + ")";
        var fix = row.is("fix_partitioned")
                ? Fix.of(Lock.SHARE, "create index " + wanted).undo("drop index " + index)
                : Fix.concurrently("create index concurrently " + wanted).undo("drop index concurrently " + index);
        return fix.reading(row.number("fix_reads_bytes"));
    }

    private static Fix drop(CheckRow row) {
        var definition = row.text("fix_definition");
        return row.is("fix_partitioned")
                ? Fix.of(Lock.ACCESS_EXCLUSIVE, "drop index " + Sql.object(row))
                        .undo(definition.replaceFirst(" ON ONLY ", " ON "))
                : Fix.concurrently("drop index concurrently " + Sql.object(row)).undo(Sql.concurrently(definition));
    }
}
