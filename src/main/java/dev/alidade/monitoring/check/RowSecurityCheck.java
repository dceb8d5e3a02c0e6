package dev.alidade.monitoring.check;

/** Who reaches rows that were not meant for everybody. */
public enum RowSecurityCheck implements CatalogCheck {
    RLS_DISABLED(Rule.error(Category.SECURITY)
            .inApi()
            .fix(row -> Fix.of(Lock.ACCESS_EXCLUSIVE, alter(row) + " enable row level security")
                    .undo(alter(row) + " disable row level security")));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    RowSecurityCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static String alter(CheckRow row) {
        return "alter table " + Sql.object(row);
    }
}
