package dev.alidade.monitoring.check;

/** What the API shows that it should not. */
public enum ExposureCheck implements CatalogCheck {
    AUTH_USERS_EXPOSED(Rule.error(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    SECURITY_DEFINER_VIEW(Rule.error(Category.SECURITY)
            .inApi()
            .needs(Need.version(15))
            .fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    MATERIALIZED_VIEW_IN_API(Rule.warning(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.NONE))),
    FOREIGN_TABLE_IN_API(Rule.warning(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.NONE))),
    PG_GRAPHQL_ANON_TABLE_EXPOSED(Rule.warning(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.NONE))),
    PG_GRAPHQL_AUTHENTICATED_TABLE_EXPOSED(Rule.info(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.NONE))),
    SENSITIVE_COLUMNS_EXPOSED(Rule.error(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    INSECURE_QUEUE_EXPOSED_IN_API(Rule.error(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    TRUNCATE_GRANTED_TO_API(Rule.warning(Category.SECURITY).inApi().fixes(WrittenFix.under(Lock.NONE)));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    ExposureCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
