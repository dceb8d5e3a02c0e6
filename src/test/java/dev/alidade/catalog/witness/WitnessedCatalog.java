package dev.alidade.catalog.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One system catalog: how its rows are read, and what names a row. */
final class WitnessedCatalog {
    /** Every catalog that describes schema; roles, databases, settings, statistics and large objects are not schema. */
    static final List<String> NAMES = List.of(
            ("pg_namespace pg_extension pg_type pg_enum pg_range pg_class pg_attribute pg_attrdef pg_constraint pg_index"
                            + " pg_inherits pg_partitioned_table pg_sequence pg_proc pg_aggregate pg_trigger"
                            + " pg_event_trigger pg_rewrite pg_policy pg_default_acl pg_description pg_seclabel"
                            + " pg_publication pg_publication_rel pg_publication_namespace pg_depend pg_init_privs"
                            + " pg_cast pg_collation pg_conversion pg_language pg_operator pg_opclass pg_opfamily"
                            + " pg_amop pg_amproc pg_am pg_statistic_ext pg_transform pg_ts_config pg_ts_config_map"
                            + " pg_ts_dict pg_ts_parser pg_ts_template pg_foreign_data_wrapper pg_foreign_server"
                            + " pg_foreign_table")
                    .split(" "));

    /** Where things lie, how large they were, hints that only VACUUM clears, and what PostgreSQL itself ignores. */
    private static final Set<String> NOT_SCHEMA = Set.of(
            "relfilenode",
            "relpages",
            "reltuples",
            "relallvisible",
            "relallfrozen",
            "relhasindex",
            "relhasrules",
            "relhastriggers",
            "relhassubclass",
            "relfrozenxid",
            "relminmxid",
            "relrewrite",
            "relnatts",
            "attcacheoff",
            "attndims",
            "atthasmissing",
            "attmissingval",
            "typndims",
            "indcheckxmin");

    private static final Map<String, String> PRINTED = Map.ofEntries(
            Map.entry("pg_class.relpartbound", "pg_catalog.pg_get_expr(relpartbound, oid)"),
            Map.entry("pg_attrdef.adbin", "pg_catalog.pg_get_expr(adbin, adrelid)"),
            Map.entry("pg_constraint.conbin", "pg_catalog.pg_get_constraintdef(oid)"),
            Map.entry("pg_index.indexprs", "pg_catalog.pg_get_indexdef(indexrelid)"),
            Map.entry("pg_index.indpred", "pg_catalog.pg_get_expr(indpred, indrelid)"),
            Map.entry("pg_partitioned_table.partexprs", "pg_catalog.pg_get_partkeydef(partrelid)"),
            Map.entry("pg_policy.polqual", "pg_catalog.pg_get_expr(polqual, polrelid)"),
            Map.entry("pg_policy.polwithcheck", "pg_catalog.pg_get_expr(polwithcheck, polrelid)"),
            Map.entry("pg_proc.proargdefaults", "pg_catalog.pg_get_function_arguments(oid)"),
            Map.entry("pg_proc.prosqlbody", "pg_catalog.pg_get_function_sqlbody(oid)"),
            Map.entry("pg_publication_rel.prqual", "pg_catalog.pg_get_expr(prqual, prrelid)"),
            Map.entry("pg_rewrite.ev_qual", "''"),
            Map.entry("pg_rewrite.ev_action", "pg_catalog.pg_get_ruledef(oid)"),
            Map.entry("pg_statistic_ext.stxexprs", "pg_catalog.pg_get_statisticsobjdef(oid)"),
            Map.entry("pg_trigger.tgqual", "case when not tgisinternal then pg_catalog.pg_get_triggerdef(oid) end"),
            Map.entry("pg_type.typdefaultbin", "pg_catalog.pg_get_expr(typdefaultbin, 0)"),
            // a text that depends on the search_path of its maker; the parsed default stands beside it
            Map.entry("pg_type.typdefault", "case when typdefaultbin is null then typdefault end"),
            // some builds stamp every column with a number of their own
            Map.entry(
                    "pg_attribute.attoptions",
                    "(select pg_catalog.array_agg(o order by o) from pg_catalog.unnest(attoptions) o"
                            + " where o not like 'pg\\_attver=%')"),
            // means something for these two only
            Map.entry("pg_constraint.connoinherit", "contype in ('c', 'n') and connoinherit"),
            // a set that is kept as a list
            Map.entry(
                    "pg_policy.polroles",
                    "(select pg_catalog.array_agg(distinct r) from pg_catalog.unnest(polroles) r)"),
            // numbers that only order things
            Map.entry(
                    "pg_enum.enumsortorder", "pg_catalog.rank() over (partition by enumtypid order by enumsortorder)"),
            Map.entry("pg_inherits.inhseqno", "pg_catalog.rank() over (partition by inhrelid order by inhseqno)"),
            Map.entry("pg_class.relacl", acl("relacl", "case relkind when 'S' then 's' else 'r' end", "relowner")),
            Map.entry("pg_proc.proacl", acl("proacl", "'f'", "proowner")),
            // a multirange's are the range's from PostgreSQL 17 on, and pg_dump never kept them
            Map.entry("pg_type.typacl", "case when typtype <> 'm' then " + acl("typacl", "'T'", "typowner") + " end"),
            Map.entry("pg_namespace.nspacl", acl("nspacl", "'n'", "nspowner")),
            Map.entry("pg_language.lanacl", acl("lanacl", "'l'", "lanowner")),
            Map.entry("pg_foreign_data_wrapper.fdwacl", acl("fdwacl", "'F'", "fdwowner")),
            Map.entry("pg_foreign_server.srvacl", acl("srvacl", "'S'", "srvowner")));

    /** The columns that name a row, where it is not the one column that ends in "name". */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("pg_type", List.of("typnamespace", "typname")),
            Map.entry("pg_enum", List.of("enumtypid", "enumlabel")),
            Map.entry("pg_class", List.of("relnamespace", "relname")),
            Map.entry("pg_attrdef", List.of("adrelid", "adnum")),
            Map.entry("pg_constraint", List.of("connamespace", "conrelid", "contypid", "conname")),
            Map.entry("pg_proc", List.of("pronamespace", "proname", "proargtypes")),
            Map.entry("pg_trigger", List.of("tgrelid", "tgname")),
            Map.entry("pg_rewrite", List.of("ev_class", "rulename")),
            Map.entry("pg_policy", List.of("polrelid", "polname")),
            Map.entry("pg_default_acl", List.of("defaclrole", "defaclnamespace", "defaclobjtype")),
            Map.entry("pg_publication_rel", List.of("prpubid", "prrelid")),
            Map.entry("pg_publication_namespace", List.of("pnpubid", "pnnspid")),
            Map.entry("pg_cast", List.of("castsource", "casttarget")),
            Map.entry("pg_collation", List.of("collnamespace", "collname", "collencoding")),
            Map.entry("pg_conversion", List.of("connamespace", "conname")),
            Map.entry("pg_operator", List.of("oprnamespace", "oprname", "oprleft", "oprright")),
            Map.entry("pg_opclass", List.of("opcnamespace", "opcname", "opcmethod")),
            Map.entry("pg_opfamily", List.of("opfnamespace", "opfname", "opfmethod")),
            Map.entry("pg_amop", List.of("amopfamily", "amopopr", "amoppurpose")),
            Map.entry("pg_amproc", List.of("amprocfamily", "amproclefttype", "amprocrighttype", "amprocnum")),
            Map.entry("pg_statistic_ext", List.of("stxnamespace", "stxname")),
            Map.entry("pg_transform", List.of("trftype", "trflang")),
            Map.entry("pg_ts_config", List.of("cfgnamespace", "cfgname")),
            Map.entry("pg_ts_dict", List.of("dictnamespace", "dictname")),
            Map.entry("pg_ts_parser", List.of("prsnamespace", "prsname")),
            Map.entry("pg_ts_template", List.of("tmplnamespace", "tmplname")));

    /** Catalogs whose rows are about a row of any other: the columns that say which. */
    static final Map<String, List<String>> ABOUT = Map.of(
            "pg_depend", List.of("classid", "objid", "objsubid", "refclassid", "refobjid", "refobjsubid"),
            "pg_description", List.of("classoid", "objoid", "objsubid"),
            "pg_seclabel", List.of("classoid", "objoid", "objsubid"),
            "pg_init_privs", List.of("classoid", "objoid", "objsubid"));

    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();
    private final List<References.@Nullable Reference> references = new ArrayList<>();

    /**
     * @param attributes names and types of the columns
     */
    WitnessedCatalog(String name, List<String[]> attributes, References known) {
        this.name = name;
        for (var attribute : attributes) {
            var column = attribute[0];
            var type = attribute[1];
            if (NOT_SCHEMA.contains(column)) {
                continue;
            }
            var printed = PRINTED.get(name + "." + column);
            if (printed == null && type.equals("pg_node_tree")) {
                throw new IllegalStateException("nobody prints " + name + "." + column);
            }
            columns.add(column);
            selected.add(printed != null ? printed : type.equals("regproc") ? column + "::oid" : column);
            references.add(known.of(name, column));
        }
        if (name.equals("pg_attribute")) {
            columns.add("place");
            selected.add("pg_catalog.row_number() over (partition by attrelid order by attnum)");
            references.add(null);
        }
    }

    String name() {
        return name;
    }

    List<String> columns() {
        return columns;
    }

    References.@Nullable Reference reference(int column) {
        return references.get(column);
    }

    int place(String column) {
        return columns.indexOf(column);
    }

    String value(String[] row, String column) {
        return row[place(column)];
    }

    /** The columns that name a row among its catalog's rows. */
    List<String> key() {
        return KEYS.getOrDefault(
                name,
                columns.stream()
                        .filter(column -> column.endsWith("name"))
                        .limit(1)
                        .toList());
    }

    /** All rows that are not the system's own, as one text each. */
    String select() {
        var values = selected.stream()
                .map(column -> "coalesce((" + column + ")::text, E'\\x02')")
                .toList();
        return "select '" + name + "', pg_catalog.concat_ws(E'\\x01', " + String.join(", ", values)
                + ") from pg_catalog." + name + " where " + condition();
    }

    private String condition() {
        if (name.equals("pg_attribute")) {
            return "attrelid >= 16384 and attnum > 0 and not attisdropped";
        }
        if (name.equals("pg_depend")) {
            return "objid >= 16384";
        }
        if (name.equals("pg_init_privs")) {
            // pg_dump assumes fixed ones for the schema public, whatever is kept
            return "objoid >= 16384";
        }
        if (ABOUT.containsKey(name)) {
            return "objoid >= 16384 or objoid = 2200";
        }
        return columns.contains("oid") ? "oid >= 16384 or oid = 2200" : columns.getFirst() + " >= 16384";
    }

    private static String acl(String column, String kind, String owner) {
        var initial = "pg_catalog.acldefault((" + kind + ")::\"char\", " + owner + ")";
        return "case when " + column + " @> " + initial + " and " + column + " <@ " + initial + " then null else "
                + column + " end";
    }
}
