package dev.alidade.catalog;

import dev.alidade.database.SqlQuery;
import java.util.List;
import java.util.stream.Stream;

/** The queries of a snapshot, one for each kind of object or few of them. */
enum CatalogQuery implements SqlQuery {
    SNAPSHOT_FACTS,
    SCHEMAS,
    EXTENSIONS,
    ENUMS,
    COMPOSITES,
    DOMAINS,
    DOMAIN_CONSTRAINTS,
    RANGES,
    RANGES_V14,
    COLLATIONS,
    OPERATORS,
    CASTS,
    TEXT_SEARCH_DICTIONARIES,
    TEXT_SEARCH_CONFIGURATIONS,
    FOREIGN_DATA_WRAPPERS,
    FOREIGN_SERVERS,
    FOREIGN_TABLES,
    EXTENDED_STATISTICS,
    SEQUENCES,
    TABLES,
    VIEWS,
    COLUMNS,
    COLUMNS_V14,
    COLUMNS_V18,
    CONSTRAINTS,
    INDEXES,
    FUNCTIONS,
    AGGREGATES,
    TRIGGERS,
    EVENT_TRIGGERS,
    RULES,
    POLICIES,
    DEFAULT_PRIVILEGES,
    PUBLICATIONS,
    PUBLICATION_TABLES,
    PUBLICATION_TABLES_V15,
    PUBLICATION_SCHEMAS_V15,
    DEPENDENCIES,
    OWN_TRANSACTION,
    WRITTEN_ROWS,
    WRITTEN_ROWS_V15,
    TOUCHED_CATALOGS,
    LOOSE_ROWS;

    /** The queries that yield objects on a server of a major version, in the order of the snapshot. */
    static List<CatalogQuery> objects(int major) {
        return Stream.of(
                        List.of(SCHEMAS, EXTENSIONS, ENUMS, COMPOSITES, DOMAINS, DOMAIN_CONSTRAINTS),
                        List.of(major >= 14 ? RANGES_V14 : RANGES, SEQUENCES, TABLES, FOREIGN_TABLES, VIEWS),
                        List.of(major >= 18 ? COLUMNS_V18 : major >= 14 ? COLUMNS_V14 : COLUMNS, CONSTRAINTS, INDEXES),
                        List.of(FUNCTIONS, AGGREGATES, TRIGGERS, EVENT_TRIGGERS, RULES, POLICIES, DEFAULT_PRIVILEGES),
                        List.of(COLLATIONS, OPERATORS, CASTS, TEXT_SEARCH_DICTIONARIES, TEXT_SEARCH_CONFIGURATIONS),
                        List.of(FOREIGN_DATA_WRAPPERS, FOREIGN_SERVERS, EXTENDED_STATISTICS),
                        List.of(PUBLICATIONS),
                        major >= 15
                                ? List.of(PUBLICATION_TABLES_V15, PUBLICATION_SCHEMAS_V15)
                                : List.of(PUBLICATION_TABLES))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String feature() {
        return "catalog";
    }
}
