package dev.alidade.monitoring.check;

/** Tables that realtime and other subscribers hear of. */
public enum RealtimeCheck implements CatalogCheck {
    PUBLISHED_TABLE_WITHOUT_IDENTITY(
            Rule.error(Category.REALTIME).fixes(WrittenFix.choices(Lock.ACCESS_EXCLUSIVE, "full"))),
    PUBLISHED_POLICY_BEYOND_IDENTITY(
            Rule.info(Category.REALTIME).fixes(WrittenFix.choices(Lock.ACCESS_EXCLUSIVE, "full"))),
    PUBLISHED_TABLE_WITHOUT_RLS(Rule.error(Category.REALTIME).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    PUBLICATION_FOR_ALL_TABLES(Rule.warning(Category.REALTIME));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    RealtimeCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
