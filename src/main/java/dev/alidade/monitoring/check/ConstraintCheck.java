package dev.alidade.monitoring.check;

/** Constraints that contradict, repeat or were never checked. */
public enum ConstraintCheck implements CatalogCheck {
    FOREIGN_KEYS_WITH_UNMATCHED_COLUMN_TYPE(Rule.warning(Category.KEYS).fixes(WrittenFix.rewriting())),
    DUPLICATED_FOREIGN_KEYS(Rule.warning(Category.KEYS).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    NOT_VALID_CONSTRAINTS(Rule.warning(Category.KEYS).fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    TABLES_WITHOUT_COLUMNS(Rule.info(Category.DESIGN));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    ConstraintCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
