package dev.alidade.corridor.layer;

import dev.alidade.database.Identifiers;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.IncludeFilter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Add;
import org.geotools.api.filter.expression.BinaryExpression;
import org.geotools.api.filter.expression.Divide;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.Multiply;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.expression.Subtract;
import org.geotools.api.filter.spatial.SpatialOperator;
import org.geotools.api.filter.temporal.After;
import org.geotools.api.filter.temporal.Before;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.api.filter.temporal.During;
import org.geotools.api.temporal.Period;

/**
 * Says an ECQL filter in SQL over the table {@code g}, so that the server evaluates it and its indexes serve it.
 * Texts and whole numbers are quoted and take the type of the column they are compared with.
 */
final class EcqlSql {
    private final SpatialLayer layer;

    private EcqlSql(SpatialLayer layer) {
        this.layer = layer;
    }

    /**
     * The condition in SQL.
     *
     * @throws AppException of kind REFUSED for what has no counterpart
     */
    static String of(Filter filter, SpatialLayer layer) {
        return new EcqlSql(layer).condition(filter);
    }

    private String condition(Filter filter) {
        return switch (filter) {
            case IncludeFilter _ -> "true";
            case ExcludeFilter _ -> "false";
            case And and -> joined(and.getChildren(), " and ");
            case Or or -> joined(or.getChildren(), " or ");
            case Not not -> "not (" + condition(not.getFilter()) + ")";
            case PropertyIsNull isNull -> value(isNull.getExpression()) + " is null";
            case PropertyIsBetween between ->
                value(between.getExpression()) + " between " + value(between.getLowerBoundary()) + " and "
                        + value(between.getUpperBoundary());
            case PropertyIsLike like -> like(like);
            case BinaryComparisonOperator comparison ->
                value(comparison.getExpression1()) + " " + sign(comparison) + " " + value(comparison.getExpression2());
            case BinaryTemporalOperator time -> temporal(time);
            case SpatialOperator spatial -> new EcqlPlace(layer).condition(spatial);
            default -> throw refused(filter.getClass().getSimpleName());
        };
    }

    private String joined(List<Filter> children, String word) {
        return children.stream().map(child -> "(" + condition(child) + ")").collect(Collectors.joining(word));
    }

    private static String sign(BinaryComparisonOperator comparison) {
        return switch (comparison) {
            case PropertyIsEqualTo _ -> "=";
            case PropertyIsNotEqualTo _ -> "<>";
            case PropertyIsLessThan _ -> "<";
            case PropertyIsLessThanOrEqualTo _ -> "<=";
            case PropertyIsGreaterThan _ -> ">";
            case PropertyIsGreaterThanOrEqualTo _ -> ">=";
            default -> throw refused(comparison.getClass().getSimpleName());
        };
    }

    private String like(PropertyIsLike like) {
        var pattern = new StringBuilder();
        var text = like.getLiteral();
        for (int i = 0; i < text.length(); i++) {
            var c = text.substring(i, i + 1);
            if (c.equals(like.getEscape()) && i + 1 < text.length()) {
                pattern.append('\\').append(text.charAt(++i));
            } else if (c.equals(like.getWildCard())) {
                pattern.append('%');
            } else if (c.equals(like.getSingleChar())) {
                pattern.append('_');
            } else {
                pattern.append(c.equals("%") || c.equals("_") || c.equals("\\") ? "\\" : "")
                        .append(c);
            }
        }
        return value(like.getExpression()) + "::text " + (like.isMatchingCase() ? "like " : "ilike ")
                + Identifiers.literal(pattern.toString());
    }

    private String temporal(BinaryTemporalOperator time) {
        var column = value(time.getExpression1());
        var moment = time.getExpression2() instanceof Literal literal ? literal.getValue() : null;
        return switch (time) {
            case Before _ when moment instanceof Period period -> column + " < " + instant(period.getBeginning());
            case After _ when moment instanceof Period period -> column + " > " + instant(period.getEnding());
            case During _
            when moment instanceof Period period ->
                "(" + column + " > " + instant(period.getBeginning()) + " and " + column + " < "
                        + instant(period.getEnding()) + ")";
            case Before _ -> column + " < " + value(time.getExpression2());
            case After _ -> column + " > " + value(time.getExpression2());
            default -> throw refused(time.getClass().getSimpleName());
        };
    }

    private static String instant(org.geotools.api.temporal.Instant moment) {
        return text(moment.getPosition().getDate());
    }

    private String value(Expression expression) {
        return switch (expression) {
            case PropertyName name -> "g." + Identifiers.quote(name.getPropertyName());
            case Literal literal -> text(literal.getValue());
            case Function function -> call(function);
            case BinaryExpression arithmetic ->
                "(" + operand(arithmetic.getExpression1()) + operator(arithmetic) + operand(arithmetic.getExpression2())
                        + ")";
            default -> throw refused(expression.getClass().getSimpleName());
        };
    }

    /** A literal beside an arithmetic sign has to be a number of its own. */
    private String operand(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Number number) {
            return number.toString();
        }
        return value(expression);
    }

    private static String operator(BinaryExpression arithmetic) {
        return switch (arithmetic) {
            case Add _ -> " + ";
            case Subtract _ -> " - ";
            case Multiply _ -> " * ";
            case Divide _ -> " / ";
            default -> throw refused(arithmetic.getClass().getSimpleName());
        };
    }

    private String call(Function function) {
        var name = switch (function.getName().toLowerCase(Locale.ROOT)) {
            case "strtolowercase" -> "pg_catalog.lower";
            case "strtouppercase" -> "pg_catalog.upper";
            case "strlength" -> "pg_catalog.length";
            case "strtrim" -> "pg_catalog.btrim";
            case "abs", "abs_2", "abs_3", "abs_4" -> "pg_catalog.abs";
            case "floor" -> "pg_catalog.floor";
            case "ceil" -> "pg_catalog.ceil";
            case "sqrt" -> "pg_catalog.sqrt";
            default -> throw refused(function.getName() + "()");
        };
        return function.getParameters().stream().map(this::value).collect(Collectors.joining(", ", name + "(", ")"));
    }

    @SuppressWarnings("JavaUtilDate") // GeoTools speaks in Dates
    private static String text(Object value) {
        return switch (value) {
            case Date date -> Identifiers.literal(date.toInstant().toString());
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                Identifiers.literal(Long.toString(number.longValue()));
            case Double number -> BigDecimal.valueOf(number).toPlainString();
            default -> Identifiers.literal(String.valueOf(value));
        };
    }

    static AppException refused(String what) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED,
                "corridor.filter.noSql",
                Messages.text("corridor.filter.noSql", what),
                Messages.text("corridor.filter.noSql.next")));
    }
}
