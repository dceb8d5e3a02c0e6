package dev.alidade.change.row;

import static dev.alidade.database.Identifiers.quote;

import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads whole rows by their address, many at once, in settings that are always the same. */
final class RowImages {
    /** Characters that the images of one change may have together. */
    static final long LIMIT = 32_000_000;

    private static final Map<String, String> SETTINGS =
            Map.of("zone", "UTC", "dates", "ISO, MDY", "intervals", "postgres", "bytes", "hex", "digits", "1");

    private final Session session;
    private final RowTable table;
    private final List<RowColumn> columns;

    RowImages(Session session, RowTable table) {
        this.session = session;
        this.table = table;
        this.columns = RowSql.readable(table);
    }

    /**
     * The images of those rows that are there, by the address that was asked for.
     *
     * @param keys key texts or places
     */
    Map<List<String>, RowImage> read(List<List<String>> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var from = " from " + table.sql() + " as t join rows from (" + asked() + ") with ordinality as w(" + names()
                + ", n) on " + joined();
        var parameters = parameters(keys);
        checkSize(from, parameters);
        var found = new HashMap<List<String>, RowImage>();
        var old = settle(
                Map.of("zone", "UTC", "dates", "ISO, MDY", "intervals", "postgres", "bytes", "hex", "digits", "1"));
        session.each("select w.n::text, " + selected() + from, parameters, 0, row -> {
            var asked = keys.get(Integer.parseInt(Objects.requireNonNull(row.textAt(0))) - 1);
            found.put(asked, image(row, 1));
        });
        settle(old);
        return found;
    }

    /**
     * A row that equals an image, wherever it lies; null when there is none.
     *
     * @param taken rows that are meant already
     */
    @Nullable
    RowImage equal(RowImage image, Set<List<String>> taken) {
        var parameters =
                Parameters.of("taken", taken.stream().map(List::getFirst).toArray(String[]::new));
        var conditions = new ArrayList<String>();
        for (var column : columns) {
            var name = "v" + conditions.size();
            parameters = parameters.and(name, image.values().get(column.name()));
            conditions.add(text(column.name()) + " is not distinct from :" + name + "::text");
        }
        var found = new ArrayList<RowImage>();
        var old = settle(SETTINGS);
        session.each(
                "select " + selected() + " from " + table.sql() + " as t where " + String.join(" and ", conditions)
                        + " and t.ctid <> all (:taken::text[]::tid[]) limit 1",
                parameters,
                0,
                row -> found.add(image(row, 0)));
        settle(old);
        return found.isEmpty() ? null : found.getFirst();
    }

    private Map<String, String> settle(Map<String, String> wanted) {
        var parameters = Parameters.none();
        for (var setting : wanted.entrySet()) {
            parameters = parameters.and(setting.getKey(), setting.getValue());
        }
        return session.first(
                        RowQuery.ROW_SETTINGS,
                        parameters,
                        row -> wanted.keySet().stream().collect(Collectors.toMap(name -> name, row::text)))
                .orElseThrow();
    }

    private void checkSize(String from, Parameters parameters) {
        var size = new AtomicLong();
        var lengths = columns.stream()
                .map(c -> "coalesce(pg_catalog.octet_length(t." + quote(c.name()) + "::text), 0)")
                .collect(Collectors.joining(" + "));
        session.each(
                "select coalesce(pg_catalog.sum((" + lengths + ")::bigint), 0)::bigint as size" + from,
                parameters,
                0,
                row -> size.set(row.bigint("size")));
        if (size.get() > LIMIT) {
            throw RowProblems.refused("change.row.tooLarge", table.label());
        }
    }

    private RowImage image(Row row, int first) {
        int place = first;
        var key = new ArrayList<String>();
        int keys = table.identity() == RowTable.Identity.KEY ? table.key().size() : 1;
        for (int i = 0; i < keys; i++) {
            key.add(Objects.requireNonNull(row.textAt(place++)));
        }
        var version = table.versioned() ? row.textAt(place++) : null;
        var values = new LinkedHashMap<String, @Nullable String>();
        for (var column : columns) {
            values.put(column.name(), row.textAt(place++));
        }
        return new RowImage(key, version, values);
    }

    private String selected() {
        var expressions = new ArrayList<String>();
        if (table.identity() == RowTable.Identity.KEY) {
            table.key().forEach(k -> expressions.add(text(k)));
        } else {
            expressions.add("t.ctid::text");
        }
        if (table.versioned()) {
            expressions.add("t.xmin::text");
        }
        columns.forEach(c -> expressions.add(text(c.name())));
        return String.join(", ", expressions);
    }

    /** Fixed-length texts lose their blanks in a cast; format keeps them. */
    private String text(String column) {
        var c = "t." + quote(column);
        return table.find(column).orElseThrow().castType().equals("pg_catalog.bpchar")
                ? "case when " + c + " is not null then pg_catalog.format('%s', " + c + ") end"
                : c + "::text";
    }

    private int parts() {
        return table.identity() == RowTable.Identity.KEY ? table.key().size() : 1;
    }

    private String asked() {
        return IntStream.range(0, parts())
                .mapToObj(i -> "pg_catalog.unnest(:k" + i + "::text[])")
                .collect(Collectors.joining(", "));
    }

    private String names() {
        return IntStream.range(0, parts()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
    }

    private String joined() {
        if (table.identity() != RowTable.Identity.KEY) {
            return "t.ctid = w.k0::tid";
        }
        return IntStream.range(0, parts())
                .mapToObj(i -> "t." + quote(table.key().get(i)) + " = w.k" + i + "::"
                        + table.find(table.key().get(i)).orElseThrow().castType())
                .collect(Collectors.joining(" and "));
    }

    private Parameters parameters(List<List<String>> keys) {
        var parameters = Parameters.none();
        for (int i = 0; i < parts(); i++) {
            int part = i;
            parameters =
                    parameters.and("k" + i, keys.stream().map(k -> k.get(part)).toArray(String[]::new));
        }
        return parameters;
    }
}
