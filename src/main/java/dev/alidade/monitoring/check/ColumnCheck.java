package dev.alidade.monitoring.check;

/** Columns whose type makes trouble later. */
public enum ColumnCheck implements CatalogCheck {
    PRIMARY_KEYS_WITH_VARCHAR(Rule.info(Category.DESIGN)),
    COLUMNS_WITH_SERIAL_TYPES(Rule.info(Category.DESIGN)),
    COLUMNS_WITH_JSON_TYPE(Rule.info(Category.DESIGN).fixes(WrittenFix.rewriting())),
    COLUMNS_WITH_TIMESTAMP_WITHOUT_ZONE(
            Rule.info(Category.DESIGN).fixes(WrittenFix.rewritingChoices("utc", "session"))),
    COLUMNS_WITH_MONEY_TYPE(Rule.warning(Category.DESIGN).fixes(WrittenFix.rewriting())),
    COLUMNS_WITH_CHAR_TYPE(Rule.info(Category.DESIGN).fixes(WrittenFix.rewriting())),
    UNSUPPORTED_REG_TYPES(Rule.warning(Category.DESIGN).fixes(WrittenFix.rewriting()));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    ColumnCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
