package dev.alidade.catalog.witness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes rows of system catalogs with names in the place of numbers. */
final class WitnessedNames {
    private static final String TOAST = "99";
    private static final String PUBLIC = "2200";
    private static final String NONE = "\u0002";
    /** Oids below are the system's own, the same on every server. */
    private static final long FIRST_OF_USERS = 16384;

    private final Map<String, WitnessedCatalog> catalogs = new HashMap<>();
    private final Map<String, String> catalogsByOid;
    private final Map<String, Map<String, String[]>> rowsByOid = new HashMap<>();
    private final Map<String, Map<String, String>> columnNames = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> elements = new HashMap<>();
    private final Set<String> toast = new HashSet<>();
    private final Set<String> toastTypes = new HashSet<>();

    WitnessedNames(
            List<WitnessedCatalog> catalogs, Map<String, String> catalogsByOid, Map<String, List<String[]>> rows) {
        this.catalogsByOid = catalogsByOid;
        for (var catalog : catalogs) {
            this.catalogs.put(catalog.name(), catalog);
            int oid = catalog.place("oid");
            if (oid >= 0) {
                var byOid = rowsByOid.computeIfAbsent(catalog.name(), key -> new HashMap<>());
                rows.getOrDefault(catalog.name(), List.of()).forEach(row -> byOid.put(row[oid], row));
            }
        }
        var types = catalog("pg_type");
        rowsOf("pg_type").forEach((oid, row) -> elements.put(types.value(row, "typarray"), oid));
        elements.remove("0");
        rowsOf("pg_type").forEach((oid, row) -> {
            if (types.value(row, "typnamespace").equals(TOAST)) {
                toastTypes.add(oid);
            }
        });
        var relations = catalog("pg_class");
        rowsOf("pg_class").forEach((oid, row) -> {
            if (relations.value(row, "relnamespace").equals(TOAST)) {
                toast.add(oid);
            }
        });
        var attributes = catalog("pg_attribute");
        for (var row : rows.getOrDefault("pg_attribute", List.of())) {
            columnNames
                    .computeIfAbsent(attributes.value(row, "attrelid"), key -> new HashMap<>())
                    .put(attributes.value(row, "attnum"), attributes.value(row, "attname"));
        }
    }

    /**
     * Rows that only follow from others: of TOAST tables, which before 14 have types, and of array types. What the triggers inside a foreign key
     * depend on is PostgreSQL's own bookkeeping: for a key from a partitioned table to itself it is another one when a
     * partition was there before the key than when it came after it (seen on 15); the triggers' own rows say the same.
     */
    boolean isHidden(WitnessedCatalog catalog, String[] row) {
        return switch (catalog.name()) {
            case "pg_class" -> toast.contains(catalog.value(row, "oid"));
            case "pg_type" -> isHiddenType(catalog.value(row, "oid"));
            case "pg_attribute" -> toast.contains(catalog.value(row, "attrelid"));
            case "pg_index" -> toast.contains(catalog.value(row, "indexrelid"));
            case "pg_depend" ->
                isHiddenObject(catalog.value(row, "classid"), catalog.value(row, "objid"))
                        || isHiddenObject(catalog.value(row, "refclassid"), catalog.value(row, "refobjid"))
                        || isInternalTrigger(catalog.value(row, "classid"), catalog.value(row, "objid"));
            default -> false;
        };
    }

    private boolean isHiddenObject(String catalogOid, String oid) {
        var catalog = catalogsByOid.getOrDefault(catalogOid, "");
        return (catalog.equals("pg_class") && toast.contains(oid)) || (catalog.equals("pg_type") && isHiddenType(oid));
    }

    private boolean isHiddenType(String oid) {
        return elements.containsKey(oid) || toastTypes.contains(oid);
    }

    private boolean isInternalTrigger(String catalogOid, String oid) {
        var row = catalogsByOid.getOrDefault(catalogOid, "").equals("pg_trigger")
                ? rowsOf("pg_trigger").get(oid)
                : null;
        return row != null && catalog("pg_trigger").value(row, "tgisinternal").equals("true");
    }

    String line(WitnessedCatalog catalog, String[] row) {
        var line = new StringBuilder(catalog.name());
        var about = WitnessedCatalog.ABOUT.getOrDefault(catalog.name(), List.of());
        for (int i = 0; i < about.size(); i += 3) {
            line.append(' ')
                    .append(object(
                            catalog.value(row, about.get(i)),
                            catalog.value(row, about.get(i + 1)),
                            catalog.value(row, about.get(i + 2))));
        }
        for (int i = 0; i < row.length; i++) {
            var column = catalog.columns().get(i);
            if (!column.equals("oid") && !column.equals("attnum") && !about.contains(column)) {
                line.append(' ').append(column).append('=').append(written(catalog, row, i));
            }
        }
        return line.toString();
    }

    private String object(String catalogOid, String oid, String sub) {
        var catalog = catalogsByOid.getOrDefault(catalogOid, catalogOid);
        var column = sub.equals("0") ? "" : "." + (catalog.equals("pg_class") ? column(oid, sub) : sub);
        return catalog + ":" + name(catalog, oid) + column;
    }

    private String written(WitnessedCatalog catalog, String[] row, int place) {
        var value = row[place];
        var column = catalog.columns().get(place);
        if (value.equals(NONE)) {
            return "null";
        }
        if (column.equals("reltoastrelid")) {
            var toastRow = rowsOf("pg_class").get(value);
            var options = toastRow == null ? NONE : catalog("pg_class").value(toastRow, "reloptions");
            return options.equals(NONE) ? "" : options;
        }
        if (column.equals("tgname") && catalog.value(row, "tgisinternal").equals("true")) {
            return internal(catalog, row);
        }
        var reference = catalog.reference(place);
        if (reference == null) {
            return value;
        }
        var relation = reference.relation() == null ? "" : catalog.value(row, reference.relation());
        var written = new StringBuilder();
        for (var part : value.replace("{", "").replace("}", "").split("[ ,]", -1)) {
            written.append(written.isEmpty() ? "" : ", ")
                    .append(
                            reference.relation() == null
                                    ? name(reference.of(), part)
                                    : part.isEmpty() ? "" : column(relation, part));
        }
        return written.toString();
    }

    /** Triggers that enforce foreign keys are called by their oid. */
    private static String internal(WitnessedCatalog catalog, String[] row) {
        return "internal " + catalog.value(row, "tgtype") + " " + catalog.value(row, "tgfoid");
    }

    private String column(String relation, String number) {
        return columnNames.getOrDefault(relation, Map.of()).getOrDefault(number, number);
    }

    private String name(String catalogName, String oid) {
        if (oid.isEmpty() || (Long.parseLong(oid) < FIRST_OF_USERS && !oid.equals(PUBLIC))) {
            return oid;
        }
        var known = names.get(catalogName + oid);
        if (known != null) {
            return known;
        }
        var row = rowsOf(catalogName).get(oid);
        if (row == null) {
            return "unknown " + catalogName + " " + oid;
        }
        var catalog = catalog(catalogName);
        var element = catalogName.equals("pg_type") ? elements.get(oid) : null;
        String name;
        if (element != null) {
            name = "array of " + name("pg_type", element);
        } else {
            var parts = catalog.key().stream()
                    .map(column -> written(catalog, row, catalog.place(column)))
                    .toList();
            name = "«" + String.join("·", parts) + "»"
                    + (catalogName.equals("pg_trigger")
                                    && catalog.value(row, "tgisinternal").equals("true")
                            ? " of " + name("pg_constraint", catalog.value(row, "tgconstraint"))
                            : "");
        }
        names.put(catalogName + oid, name);
        return name;
    }

    private WitnessedCatalog catalog(String name) {
        return Objects.requireNonNull(catalogs.get(name));
    }

    private Map<String, String[]> rowsOf(String catalog) {
        return rowsByOid.getOrDefault(catalog, Map.of());
    }
}
