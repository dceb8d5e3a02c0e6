package dev.alidade.monitoring.metric;

import dev.alidade.database.Row;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a metric: its name in the query, and what kind of value it holds, which the name's end tells.
 *
 * @param name as in the query, e.g. {@code dead_share}
 * @param kind what its values are
 */
public record MetricColumn(String name, Kind kind) {
    /** Kinds of values, with the Java type that holds them. */
    public enum Kind {
        /** A {@code String}. */
        TEXT,
        /** A {@code String} of SQL. */
        SQL,
        /** A {@code Long}. */
        NUMBER,
        /** A {@code Long} of bytes. */
        BYTES,
        /** A {@code Double} from 0 to 1, or more where a limit is passed. */
        SHARE,
        /** A {@code Double} of seconds. */
        SECONDS,
        /** A {@code Double} of milliseconds. */
        MILLISECONDS,
        /** A {@code Boolean}. */
        TRUTH,
        /** An {@code Instant}. */
        MOMENT
    }

    /** What a column of a result holds. */
    static MetricColumn of(Row.Column column) {
        var name = column.name();
        return new MetricColumn(name, kind(name, column.type()));
    }

    private static Kind kind(String name, String type) {
        return switch (type) {
            case "bool" -> Kind.TRUTH;
            case "timestamptz" -> Kind.MOMENT;
            case "float8" ->
                name.endsWith("_seconds") ? Kind.SECONDS : name.endsWith("_share") ? Kind.SHARE : Kind.MILLISECONDS;
            case "int2", "int4", "int8" -> name.endsWith("_bytes") ? Kind.BYTES : Kind.NUMBER;
            default -> name.equals("statement") ? Kind.SQL : Kind.TEXT;
        };
    }

    /** The value of the row a result stands at. */
    @Nullable
    Object value(Row row) {
        return switch (kind) {
            case TEXT, SQL -> row.textOrNull(name);
            case NUMBER, BYTES -> row.bigintOrNull(name);
            case SHARE, SECONDS, MILLISECONDS -> row.realOrNull(name);
            case TRUTH -> truth(row.textOrNull(name));
            case MOMENT -> row.instantOrNull(name);
        };
    }

    /** The name for people. */
    public String title() {
        return Messages.text("metric.column." + name);
    }

    /** Whether values stand at the right, one below the other. */
    public boolean isNumeric() {
        return switch (kind) {
            case NUMBER, BYTES, SHARE, SECONDS, MILLISECONDS -> true;
            case TEXT, SQL, TRUTH, MOMENT -> false;
        };
    }

    /**
     * A value as people read it.
     *
     * @param value one of this column's; null is a dash
     * @param now the moment that times are told from
     */
    public String text(@Nullable Object value, Instant now) {
        return switch (value) {
            case null -> "–";
            case Long number -> kind == Kind.BYTES ? Sizes.bytes(number) : Sizes.exact(number);
            case Double number when kind == Kind.SHARE -> String.format(Locale.getDefault(), "%.1f %%", number * 100);
            case Double number
            when kind == Kind.SECONDS -> Times.duration(Duration.ofMillis(Math.max(0, Math.round(number * 1000))));
            case Double number when number < 10 -> String.format(Locale.getDefault(), "%.2f ms", number);
            case Double number -> Times.duration(Duration.ofMillis(Math.round(number)));
            case Boolean truth -> Messages.text(truth ? "metric.yes" : "metric.no");
            case Instant moment -> Times.ago(moment, now);
            case String context when name.equals("takes_effect") -> effect(context);
            default -> String.valueOf(value);
        };
    }

    /** When a setting that is changed counts, from PostgreSQL's word for it; a word that is new here stays as it is. */
    private static String effect(String context) {
        return switch (context) {
            case "postmaster" -> Messages.text("metric.takes.restart");
            case "sighup" -> Messages.text("metric.takes.reload");
            case "backend", "superuser-backend" -> Messages.text("metric.takes.connection");
            case "user" -> Messages.text("metric.takes.now");
            case "superuser" -> Messages.text("metric.takes.superuser");
            default -> context;
        };
    }

    /** A value with nothing rounded. */
    public String exact(@Nullable Object value) {
        return switch (value) {
            case null -> Messages.text("metric.null");
            case Long number -> Sizes.exact(number) + (kind == Kind.BYTES ? " B" : "");
            case Instant moment -> Times.exact(moment, ZoneId.systemDefault());
            case Boolean truth -> Messages.text(truth ? "metric.yes" : "metric.no");
            default -> String.valueOf(value);
        };
    }

    private static @Nullable Boolean truth(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(text.equals("t"));
    }
}
