package dev.alidade.monitoring.check;

/** Replication slots. */
public enum ReplicationCheck implements CatalogCheck {
    REPLICATION_SLOT_LOST(Rule.error(Category.REPLICATION).fixes(WrittenFix.choices(Lock.NONE, "drop"))),
    REPLICATION_SLOT_LAG(Rule.warning(Category.REPLICATION).threshold("minimum_bytes", 1073741824));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    ReplicationCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
