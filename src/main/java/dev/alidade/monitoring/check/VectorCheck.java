package dev.alidade.monitoring.check;

/** Columns and indexes of pgvector. */
public enum VectorCheck implements CatalogCheck {
    IVFFLAT_ON_FEW_ROWS(Rule.warning(Category.VECTORS)
            .needs(Need.extension("vector"))
            .threshold("rows_per_list", 10)
            .fixes(WrittenFix.under(Lock.SHARE_UPDATE_EXCLUSIVE))),
    IVFFLAT_LISTS(Rule.info(Category.VECTORS)
            .needs(Need.extension("vector"))
            .threshold("minimum_rows", 10000)
            .threshold("off_by_factor", 4)
            .fixes(WrittenFix.under(Lock.SHARE))),
    VECTOR_TOO_MANY_DIMENSIONS(Rule.warning(Category.VECTORS)
            .needs(Need.extension("vector"))
            .fixes(WrittenFix.choices(Lock.SHARE, "cosine", "distance"))),
    VECTOR_WITHOUT_INDEX(Rule.warning(Category.VECTORS)
            .needs(Need.extension("vector"))
            .threshold("minimum_rows", 10000)
            .fixes(WrittenFix.choices(Lock.SHARE, "cosine", "distance"))),
    VECTOR_WITHOUT_DIMENSION(Rule.warning(Category.VECTORS).needs(Need.extension("vector"))),
    HNSW_LARGER_THAN_MEMORY(
            Rule.warning(Category.VECTORS).needs(Need.extension("vector")).threshold("memory_percent", 100));

    @SuppressWarnings("ImmutableEnumChecker") // a rule holds nothing that changes
    private final Rule rule;

    VectorCheck(Rule rule) {
        this.rule = rule;
    }

    @Override
    public Rule rule() {
        return rule;
    }
}
