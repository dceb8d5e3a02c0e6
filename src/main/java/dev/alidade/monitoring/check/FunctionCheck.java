package dev.alidade.monitoring.check;

/** Functions that run with more rights than their caller, and extensions. */
public enum FunctionCheck implements CatalogCheck {
    FUNCTION_SEARCH_PATH_MUTABLE(
            Rule.warning(Category.SECURITY).fixes(WrittenFix.choices(Lock.NONE, "schema", "empty"))),
    ANON_SECURITY_DEFINER_FUNCTION_EXECUTABLE(
            Rule.warning(Category.SECURITY).inApi().needs(Need.role("anon")).fixes(WrittenFix.under(Lock.NONE))),
    AUTHENTICATED_SECURITY_DEFINER_FUNCTION_EXECUTABLE(Rule.info(Category.SECURITY)
            .inApi()
            .needs(Need.role("authenticated"))
            .fixes(WrittenFix.under(Lock.NONE))),
    DEFINER_FUNCTION_EXECUTABLE_BY_PUBLIC(Rule.warning(Category.SECURITY).fixes(WrittenFix.under(Lock.NONE))),
    EXTENSION_IN_PUBLIC(Rule.warning(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    EXTENSION_VERSIONS_OUTDATED(Rule.warning(Category.SETTINGS).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE)));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    FunctionCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
