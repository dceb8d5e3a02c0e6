package dev.alidade.browser.transfer;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a table that an import makes: of the types that a person chose, else of guessed ones. */
final class NewColumns {
    /** Well-known binary as PostGIS writes it; whether it is some, PostGIS says. */
    private static final Pattern BINARY = Pattern.compile("0[01]([0-9a-fA-F]{2}){4,}");

    private static final int PLANE = 2;

    private final Session session;
    private final Map<String, String> chosen;

    NewColumns(Session session, Map<String, String> chosen) {
        this.session = session;
        this.chosen = chosen;
    }

    /**
     * One field for each column of the file.
     *
     * @param map names in the file with the columns they become; an empty column leaves one out
     */
    List<ImportField> of(FileShape shape, Map<String, String> map) {
        var fields = new ArrayList<ImportField>();
        for (int i = 0; i < shape.columns().size(); i++) {
            var name = shape.columns().get(i);
            var column = map.getOrDefault(name, name);
            int place = i;
            var values = shape.sample().stream().map(row -> row.get(place)).toList();
            fields.add(
                    column.isEmpty()
                            ? new ImportField(name, null, "text")
                            : new ImportField(name, column, type(name, values)));
        }
        return fields;
    }

    private String type(String name, List<@Nullable String> values) {
        var wanted = chosen.get(name);
        if (wanted != null) {
            return known(wanted.strip());
        }
        var type = TypeGuess.of(values);
        return type.equals("text") ? geometryOr(type, values) : type;
    }

    private String known(String type) {
        boolean isType;
        try {
            isType = session.first(
                            TransferQuery.TYPE_EXISTS, Parameters.of("type_name", type), row -> row.bool("type_exists"))
                    .orElse(false);
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.STATEMENT) {
                throw e;
            }
            isType = false; // the server does not even read it as one
        }
        // a comment is allowed in the name of a type, but would hide what stands behind it
        if (!isType || type.contains("--") || type.contains("/*")) {
            throw TransferProblems.usage("transfer.import.noType", type);
        }
        return type;
    }

    /** With the reference system where all have the same one; what has heights or measures goes into any column. */
    private String geometryOr(String other, List<@Nullable String> values) {
        var given = values.stream().filter(Objects::nonNull).toArray(String[]::new);
        for (var value : given) {
            if (!BINARY.matcher(value).matches()) {
                return other;
            }
        }
        var spatial = given.length == 0
                ? null
                : session.first(TransferQuery.SPATIAL_SCHEMA, Parameters.none(), row -> row.text("schema_name"))
                        .orElse(null);
        if (spatial == null) {
            return other;
        }
        var schema = Identifiers.quote(spatial);
        var geometry = schema + ".geometry";
        var found = new ArrayList<String>();
        try {
            session.each(
                    "select pg_catalog.min(" + schema + ".st_srid(g)) as least, pg_catalog.max(" + schema
                            + ".st_srid(g)) as most, pg_catalog.max(" + schema + ".st_ndims(g)) as dimensions from"
                            + " (select v::" + geometry + " as g from pg_catalog.unnest(:shapes::text[]) as v) as d",
                    Parameters.of("shapes", given),
                    0,
                    row -> {
                        int srid = row.integer("least");
                        boolean isNarrow =
                                srid > 0 && srid == row.integer("most") && row.integer("dimensions") == PLANE;
                        found.add(isNarrow ? geometry + "(Geometry," + srid + ")" : geometry);
                    });
            return found.getFirst();
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.STATEMENT) {
                throw e;
            }
            return other; // no geometries
        }
    }
}
