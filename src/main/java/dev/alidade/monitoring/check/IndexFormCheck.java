package dev.alidade.monitoring.check;

/** Indexes of a form that does not serve, and indexes that were never finished. */
public enum IndexFormCheck implements CatalogCheck {
    INVALID_INDEX(Rule.error(Category.INDEXES).fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    REINDEX_LEFTOVER(Rule.warning(Category.INDEXES).fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    INDEXES_WITH_NULL_VALUES(Rule.info(Category.INDEXES)
            .threshold("minimum_percent", 50)
            .threshold("minimum_rows", 1000)
            .fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    BTREE_INDEXES_ON_ARRAY_COLUMNS(Rule.warning(Category.INDEXES).fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    INDEXES_WITH_BOOLEAN(Rule.info(Category.INDEXES).fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE)));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    IndexFormCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
