package dev.alidade.catalog;

import dev.alidade.database.SqlQuery;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queries of a snapshot, one for each kind of object or few of them. */
enum CatalogQuery implements SqlQuery {
    SNAPSHOT_FACTS,
    FINGERPRINTS,
    SCHEMAS(2615, ""),
    EXTENSIONS(3079, ""),
    ENUMS(1247, "e"),
    COMPOSITES(1259, "c"),
    DOMAINS(1247, "d"),
    DOMAIN_CONSTRAINTS(2606, "d"),
    RANGES(1247, "r"),
    RANGES_V14(1247, "r"),
    COLLATIONS(3456, ""),
    OPERATORS(2617, ""),
    CASTS(2605, ""),
    TEXT_SEARCH_DICTIONARIES(3600, ""),
    TEXT_SEARCH_CONFIGURATIONS(3602, ""),
    FOREIGN_DATA_WRAPPERS(2328, ""),
    FOREIGN_SERVERS(1417, ""),
    FOREIGN_TABLES(1259, "f"),
    EXTENDED_STATISTICS(3381, ""),
    SEQUENCES(1259, "S"),
    TABLES(1259, "rp"),
    VIEWS(1259, "vm"),
    COLUMNS(1259, "rpvmfc"),
    COLUMNS_V14(1259, "rpvmfc"),
    COLUMNS_V18(1259, "rpvmfc"),
    CONSTRAINTS(2606, "r"),
    INDEXES(1259, "iI"),
    FUNCTIONS(1255, "fpw"),
    AGGREGATES(1255, "a"),
    TRIGGERS(2620, ""),
    EVENT_TRIGGERS(3466, ""),
    RULES(2618, ""),
    POLICIES(3256, ""),
    DEFAULT_PRIVILEGES(826, ""),
    PUBLICATIONS(6104, ""),
    PUBLICATION_TABLES(6106, ""),
    PUBLICATION_TABLES_V15(6106, ""),
    PUBLICATION_SCHEMAS_V15(6237, ""),
    DEPENDENCIES,
    OWN_TRANSACTION,
    WRITTEN_ROWS,
    WRITTEN_ROWS_V15,
    TOUCHED_CATALOGS,
    READABLE_CATALOGS,
    LOOSE_ROWS;

    private final long catalog;
    private final String kinds;

    CatalogQuery() {
        this(0, "");
    }

    /**
     * @param catalog the oid of the system catalog by which the objects that it yields are addressed
     * @param kinds of which kinds they are there (relkind, typtype, prokind), a letter each; empty for any
     */
    CatalogQuery(long catalog, String kinds) {
        this.catalog = catalog;
        this.kinds = kinds;
    }

    /** The oid of the system catalog by which its objects are addressed; 0 when it yields none. */
    long catalog() {
        return catalog;
    }

    /** Whether it may yield objects of a kind of its catalog; null stands for rows whose kind is not known. */
    boolean yields(@Nullable String kind) {
        return kinds.isEmpty() || (kind != null && kinds.contains(kind));
    }

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
