package dev.alidade.monitoring.check;

/** Whether vacuum gets on, and what it has left. */
public enum VacuumCheck implements CatalogCheck {
    TRANSACTION_ID_WRAPAROUND(Rule.error(Category.VACUUM).threshold("minimum_percent", 40)),
    MULTIXACT_WRAPAROUND(Rule.error(Category.VACUUM).threshold("minimum_percent", 40)),
    DEAD_TUPLES(Rule.warning(Category.VACUUM)
            .threshold("minimum_rows", 10000)
            .threshold("threshold_percent", 200)
            .fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    NEVER_ANALYZED(Rule.warning(Category.VACUUM)
            .threshold("minimum_rows", 1000)
            .fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    TABLE_BLOAT(Rule.info(Category.STORAGE)
            .threshold("minimum_percent", 70)
            .threshold("minimum_bytes", 20971520)
            .fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    XMIN_HORIZON_HELD(Rule.warning(Category.VACUUM).threshold("minimum_transactions", 1000000));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    VacuumCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
