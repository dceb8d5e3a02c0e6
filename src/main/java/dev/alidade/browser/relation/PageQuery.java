package dev.alidade.browser.relation;

import dev.alidade.database.SqlQuery;

/** One query a page. */
enum PageQuery implements SqlQuery {
    RELATION_PAGE_COLUMNS,
    RELATION_PAGE_INDEXES,
    RELATION_PAGE_CONSTRAINTS,
    RELATION_PAGE_POLICIES,
    RELATION_PAGE_TRIGGERS,
    RELATION_PAGE_GRANTS,
    RELATION_PAGE_DEPENDENTS;

    @Override
    public String feature() {
        return "browser";
    }
}
