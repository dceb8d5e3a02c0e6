package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the queries of a snapshot read, a fingerprint must be taken of. */
class FingerprintsTest {
    private static final Pattern TABLE = Pattern.compile("(?:from|join)\\s+\\(?pg_catalog\\.(pg_[a-z_]+)\\b(?!\\()");
    private static final Pattern FUNCTION = Pattern.compile("pg_catalog\\.([a-z_0-9]+)\\(");
    private static final Pattern CAST = Pattern.compile("::(?:pg_catalog\\.)?(reg[a-z]+)");
    /** Its rows never change, and come and go with those of pg_depend. */
    private static final Set<String> WITH_DEPENDENCIES = Set.of("pg_publication_namespace");

    private static final Set<String> EXPRESSIONS = Set.of(
            "pg_class",
            "pg_attribute",
            "pg_type",
            "pg_proc",
            "pg_operator",
            "pg_collation",
            "pg_namespace",
            "pg_enum",
            "pg_constraint",
            "pg_aggregate",
            "pg_cast",
            "pg_range");
    private static final Set<String> NOTHING = Set.of();
    /** Which catalogs a function or a cast looks into besides what it is given. */
    private static final Map<String, Set<String>> LOOKS_INTO = Map.ofEntries(
            Map.entry("quote_ident", NOTHING),
            Map.entry("quote_literal", NOTHING),
            Map.entry("string_agg", NOTHING),
            Map.entry("array_to_string", Set.of("pg_roles")),
            Map.entry("acldefault", NOTHING),
            Map.entry("unnest", NOTHING),
            Map.entry("md5", NOTHING),
            Map.entry("regtype", Set.of("pg_type", "pg_namespace")),
            Map.entry("pg_options_to_table", NOTHING),
            Map.entry("concat_ws", NOTHING),
            Map.entry("to_jsonb", NOTHING),
            Map.entry("pg_encoding_to_char", NOTHING),
            Map.entry("ts_token_type", Set.of("pg_ts_parser")),
            Map.entry("obj_description", Set.of("pg_description", "pg_class")),
            Map.entry("pg_get_userbyid", Set.of("pg_roles")),
            Map.entry("format_type", Set.of("pg_type", "pg_namespace")),
            Map.entry("oidvectortypes", Set.of("pg_type", "pg_namespace")),
            Map.entry("regproc", Set.of("pg_proc", "pg_namespace")),
            Map.entry("regprocedure", Set.of("pg_proc", "pg_type", "pg_namespace")),
            Map.entry("regclass", Set.of("pg_class", "pg_namespace")),
            Map.entry("regrole", Set.of("pg_roles")),
            Map.entry("pg_get_expr", EXPRESSIONS),
            Map.entry("pg_get_viewdef", with(EXPRESSIONS, "pg_rewrite")),
            Map.entry("pg_get_ruledef", with(EXPRESSIONS, "pg_rewrite")),
            Map.entry("pg_get_triggerdef", with(EXPRESSIONS, "pg_trigger")),
            Map.entry("pg_get_constraintdef", with(EXPRESSIONS, "pg_index", "pg_opclass", "pg_am", "pg_tablespace")),
            Map.entry("pg_get_indexdef", with(EXPRESSIONS, "pg_index", "pg_opclass", "pg_am", "pg_tablespace")),
            Map.entry("pg_get_partkeydef", with(EXPRESSIONS, "pg_partitioned_table", "pg_opclass", "pg_am")),
            Map.entry("pg_get_statisticsobjdef", with(EXPRESSIONS, "pg_statistic_ext")),
            Map.entry("pg_get_functiondef", with(EXPRESSIONS, "pg_language", "pg_transform")),
            Map.entry("pg_get_function_arguments", EXPRESSIONS),
            Map.entry("pg_get_function_result", EXPRESSIONS));

    @Test
    void coverEveryCatalogThatASnapshotReads() {
        var taken = tables(text(CatalogQuery.FINGERPRINTS));
        assertThat(taken).contains("pg_class", "pg_rewrite").hasSizeGreaterThan(40);
        for (var query : queries()) {
            var text = text(query);
            var read = new TreeSet<>(tables(text));
            read.removeAll(WITH_DEPENDENCIES);
            names(FUNCTION, text).forEach(name -> read.addAll(looksInto(name)));
            names(CAST, text).forEach(name -> read.addAll(looksInto(name)));
            assertThat(taken).as(query.name()).containsAll(read);
        }
    }

    @Test
    void everyQueryOfObjectsCanBeNarrowedAndSaysWhereTheyAre() {
        for (var query : queries()) {
            assertThat(text(query)).as(query.name()).containsOnlyOnce("\n    -- only: and ");
            assertThat(query == CatalogQuery.DEPENDENCIES || query.catalog() > 0)
                    .as(query.name())
                    .isTrue();
        }
    }

    private static Set<String> looksInto(String name) {
        assertThat(LOOKS_INTO).as("known functions").containsKey(name);
        return LOOKS_INTO.getOrDefault(name, NOTHING);
    }

    private static Set<CatalogQuery> queries() {
        var queries = IntStream.rangeClosed(14, 18)
                .mapToObj(CatalogQuery::objects)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        queries.add(CatalogQuery.DEPENDENCIES);
        return queries;
    }

    private static Set<String> tables(String text) {
        return names(TABLE, text);
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static String text(CatalogQuery query) {
        try {
            return Files.readString(
                    Path.of("resources/sql/catalog", query.name().toLowerCase(Locale.ROOT) + ".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
