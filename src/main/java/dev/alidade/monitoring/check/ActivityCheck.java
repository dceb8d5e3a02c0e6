package dev.alidade.monitoring.check;

/** What is going on this moment. */
public enum ActivityCheck implements CatalogCheck {
    CONNECTIONS_NEAR_LIMIT(Rule.error(Category.CONNECTIONS).threshold("minimum_percent", 80)),
    IDLE_IN_TRANSACTION(
            Rule.warning(Category.CONNECTIONS).threshold("minimum_minutes", 30).fixes(WrittenFix.under(Lock.NONE))),
    LONG_TRANSACTION(
            Rule.warning(Category.CONNECTIONS).threshold("minimum_minutes", 60).fixes(WrittenFix.under(Lock.NONE))),
    BLOCKED_SESSION(Rule.warning(Category.CONNECTIONS).threshold("minimum_minutes", 5));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    ActivityCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
