package dev.alidade.monitoring.check;

/** Sequences and the columns they feed. */
public enum SequenceCheck implements CatalogCheck {
    SEQUENCE_OVERFLOW(
            Rule.error(Category.SEQUENCES).threshold("minimum_percent", 80).fixes(WrittenFix.rewriting())),
    SEQUENCE_WIDER_THAN_COLUMN(Rule.warning(Category.SEQUENCES).fixes(WrittenFix.rewriting())),
    SEQUENCE_BEHIND_COLUMN(Rule.error(Category.SEQUENCES).reading().fixes(WrittenFix.under(Lock.NONE)));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    SequenceCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
