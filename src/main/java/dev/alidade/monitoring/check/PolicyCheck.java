package dev.alidade.monitoring.check;

/** Policies of row security: those that do nothing, too much, or too slowly. */
public enum PolicyCheck implements CatalogCheck {
    POLICY_EXISTS_RLS_DISABLED(Rule.error(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    RLS_ENABLED_NO_POLICY(
            Rule.info(Category.SECURITY).fixes(WrittenFix.choices(Lock.ACCESS_EXCLUSIVE, "users", "everyone"))),
    PARTITIONED_ROOT_WITHOUT_RLS(Rule.error(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    AUTH_RLS_INITPLAN(Rule.warning(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    MULTIPLE_PERMISSIVE_POLICIES(
            Rule.warning(Category.SECURITY).fixes(WrittenFix.choices(Lock.ACCESS_EXCLUSIVE, "merge"))),
    RLS_REFERENCES_USER_METADATA(Rule.error(Category.SECURITY).fixes(WrittenFix.choices(Lock.ACCESS_EXCLUSIVE, "app"))),
    RLS_POLICY_ALWAYS_TRUE(Rule.warning(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    READABLE_BY_EVERYONE(
            Rule.info(Category.SECURITY).inApi().fixes(WrittenFix.choices(Lock.ACCESS_EXCLUSIVE, "users"))),
    UPDATE_POLICY_WITHOUT_CHECK(Rule.info(Category.SECURITY).fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE))),
    UPDATE_POLICY_WITHOUT_SELECT(Rule.warning(Category.SECURITY)),
    AUTH_ALLOW_ANONYMOUS_SIGN_INS(
            Rule.info(Category.SECURITY).needs(Need.relation("auth.users")).reading()),
    PUBLIC_BUCKET_ALLOWS_LISTING(Rule.warning(Category.SECURITY)
            .needs(Need.relation("storage.buckets"))
            .reading()
            .fixes(WrittenFix.under(Lock.ACCESS_EXCLUSIVE)));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    PolicyCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
