package dev.alidade.monitoring.check;

/** Roles and keys that reach past the rules of the platform. */
public enum RoleCheck implements CatalogCheck {
    ROLES_PAST_ROW_SECURITY(Rule.warning(Category.SECURITY).fixes(WrittenFix.under(Lock.NONE))),
    FKEY_TO_AUTH_UNIQUE(Rule.error(Category.SECURITY));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    RoleCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
