package dev.alidade.catalog;

import java.util.Map;
import java.util.Set;

/**
 * What a change of a system catalog means for a comparison of snapshots. Whatever is not listed here is not covered: a
 * new kind of object, or a new version of PostgreSQL, is refused until somebody has looked at it.
 */
enum CatalogCoverage {
    /** Snapshots hold what it says. */
    COVERED,
    /** Follows from what the covered ones say, or is no part of a schema. */
    HARMLESS,
    /** Covered only as part of an extension, which brings and takes its members. */
    EXTENSION,
    /** Snapshots do not see it. */
    UNKNOWN;

    private static final Set<String> IN_SNAPSHOTS = Set.of(
            "pg_class", // tables, views, indexes, sequences, composite types
            "pg_attribute", // columns
            "pg_attrdef", // defaults and generated columns
            "pg_constraint",
            "pg_index",
            "pg_inherits", // inheritance, partitions
            "pg_partitioned_table", // partition keys
            "pg_sequence",
            "pg_rewrite", // views and rules
            "pg_type",
            "pg_enum",
            "pg_range",
            "pg_proc",
            "pg_aggregate",
            "pg_trigger",
            "pg_event_trigger",
            "pg_policy",
            "pg_namespace",
            "pg_extension",
            "pg_description", // comments
            "pg_default_acl",
            "pg_publication",
            "pg_publication_rel",
            "pg_publication_namespace",
            "pg_collation",
            "pg_operator",
            "pg_cast",
            "pg_ts_dict",
            "pg_ts_config",
            "pg_ts_config_map",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_foreign_table",
            "pg_statistic_ext");

    private static final Set<String> FOLLOWING = Set.of(
            "pg_depend", // comes and goes with the objects
            "pg_shdepend", // owners and grants, which objects carry themselves
            "pg_statistic", // what ANALYZE measured
            "pg_statistic_ext_data");

    private static final Set<String> OF_EXTENSIONS = Set.of(
            "pg_am",
            "pg_opclass",
            "pg_opfamily",
            "pg_amop",
            "pg_amproc",
            "pg_conversion",
            "pg_language",
            "pg_transform",
            "pg_ts_parser",
            "pg_ts_template",
            "pg_init_privs");

    private static final Map<CatalogCoverage, Set<String>> ALL =
            Map.of(COVERED, IN_SNAPSHOTS, HARMLESS, FOLLOWING, EXTENSION, OF_EXTENSIONS);

    /**
     * @param catalog qualified, e.g. {@code pg_catalog.pg_class}
     */
    static CatalogCoverage of(String catalog) {
        if (catalog.startsWith("pg_toast.")) {
            return HARMLESS;
        }
        var name = catalog.startsWith("pg_catalog.") ? catalog.substring("pg_catalog.".length()) : "";
        return ALL.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
