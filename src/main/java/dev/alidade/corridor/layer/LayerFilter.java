package dev.alidade.corridor.layer;

import dev.alidade.database.SqlFragment;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.regex.Pattern;
import org.geotools.api.filter.Filter;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;

/**
 * Which rows of a layer are shown; always a condition that the server evaluates.
 *
 * @param ecql as ECQL; empty when the SQL cannot be said in it
 * @param sql as SQL over the table {@code g}
 */
public record LayerFilter(String ecql, String sql) {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    public LayerFilter {
        SqlFragment.condition(sql);
    }

    /**
     * Reads ECQL, e.g. {@code status = 'active' and DWITHIN(geom, POINT(-122.4 37.7), 500, meters)}.
     *
     * @throws AppException of kind REFUSED when it is no ECQL, or says what has no counterpart in SQL
     */
    public static LayerFilter ofEcql(String text, SpatialLayer layer) {
        if (casts(text)) {
            throw new AppException(noEcql(Messages.text("corridor.filter.cast")));
        }
        try {
            var filter = ECQL.toFilter(text);
            return new LayerFilter(text.strip(), EcqlSql.of(filter, layer));
        } catch (CQLException e) {
            throw new AppException(noEcql(firstLine(e)), e);
        }
    }

    private static Problem noEcql(String why) {
        return Problem.of(
                ProblemKind.REFUSED,
                "corridor.filter.ecql",
                Messages.text("corridor.filter.ecql", why),
                Messages.text("corridor.filter.ecql.next"));
    }

    /** Whether a value is cast as SQL does, which ECQL would read as the name of a property. */
    private static boolean casts(String text) {
        return QUOTED.matcher(text).replaceAll("").contains("::");
    }

    /**
     * Takes SQL as it is, e.g. {@code status = 'active' and priority > 2}; shown as ECQL, too, where both languages
     * agree.
     *
     * @throws AppException of kind REFUSED when it is no single condition
     */
    public static LayerFilter ofSql(String text) {
        return new LayerFilter(inEcql(text), text);
    }

    private static String inEcql(String sql) {
        if (casts(sql)) {
            return "";
        }
        try {
            Filter filter = ECQL.toFilter(sql);
            return ECQL.toCQL(filter);
        } catch (CQLException | RuntimeException e) {
            return "";
        }
    }

    private static String firstLine(CQLException e) {
        var text = e.getMessage() == null ? "" : e.getMessage().strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
