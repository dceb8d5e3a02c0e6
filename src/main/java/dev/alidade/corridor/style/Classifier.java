package dev.alidade.corridor.style;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.function.RangedClassifier;

/** Makes styles of values: a rule for every name, or for ranges of numbers found by GeoTools' classifiers. */
public final class Classifier {
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 16;
    private static final int MOST_JENKS = 3_000;
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private Classifier() {}

    /** How numbers are divided. */
    public enum Method {
        /** Ranges of the same width. */
        EQUAL_INTERVAL("EqualInterval"),
        /** As many features in each. */
        QUANTILE("Quantile"),
        /** Natural breaks: as alike as possible within, as different as possible between. */
        JENKS("Jenks"),
        /** By distance from the mean. */
        STANDARD_DEVIATION("StandardDeviation");

        private final String function;

        Method(String function) {
            this.function = function;
        }
    }

    /** A rule for each value, most frequent first, and one for the rest when there are more than fit. */
    public static LayerStyle categorised(
            String column, List<String> values, Palette palette, IntFunction<Symbol> symbol) {
        var rules = new ArrayList<StyleRule>();
        int most = Math.min(values.size(), LayerStyle.MOST_RULES - 1);
        for (int i = 0; i < most; i++) {
            rules.add(StyleRule.when(
                    values.get(i),
                    quoted(column) + " = " + text(values.get(i)),
                    symbol.apply(palette.colour(i, most))));
        }
        rules.add(StyleRule.otherwise("…", symbol.apply(0xFF8A_8A8A)));
        return new LayerStyle(column, rules);
    }

    /**
     * A rule for each range of numbers.
     *
     * @param values a sample; Jenks looks at 3,000 of them at most, evenly spread
     * @param classes how many ranges are wanted, 2 to 12; there may be fewer where values repeat
     */
    public static LayerStyle graduated(
            String column,
            List<Double> values,
            int classes,
            Method method,
            Palette palette,
            IntFunction<Symbol> symbol) {
        if (values.isEmpty() || classes < 2 || classes > 12) {
            throw new IllegalArgumentException("no classes of " + values.size() + " values");
        }
        var breaks = breaks(thinned(values, method), classes, method);
        var words = words(breaks);
        var rules = new ArrayList<StyleRule>();
        for (int i = 0; i + 1 < breaks.size(); i++) {
            boolean first = i == 0;
            boolean last = i + 2 == breaks.size();
            var low = quoted(column) + " >= " + number(breaks.get(i));
            var high = quoted(column) + " < " + number(breaks.get(i + 1));
            var condition =
                    first && last ? quoted(column) + " IS NOT NULL" : first ? high : last ? low : low + " AND " + high;
            rules.add(StyleRule.when(
                    words.get(i) + " – " + words.get(i + 1),
                    condition,
                    symbol.apply(palette.colour(i, breaks.size() - 1))));
        }
        return new LayerStyle(column, rules);
    }

    /** The limits of the ranges, the smallest value first, the largest last. */
    static List<Double> breaks(List<Double> values, int classes, Method method) {
        var type = new SimpleFeatureTypeBuilder();
        type.setName("values");
        type.add("v", Double.class);
        var schema = type.buildFeatureType();
        var features = new ArrayList<SimpleFeature>();
        for (int i = 0; i < values.size(); i++) {
            features.add(SimpleFeatureBuilder.build(schema, new Object[] {values.get(i)}, "v." + i));
        }
        var collection = new ListFeatureCollection(schema, features);
        var found = FILTERS.function(method.function, FILTERS.property("v"), FILTERS.literal(classes))
                .evaluate(collection);
        double smallest = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        var limits = new TreeSet<>(List.of(smallest));
        limits.add(largest);
        if (found instanceof RangedClassifier ranges) {
            for (int i = 0; i + 1 < ranges.getSize(); i++) {
                limits.add(((Number) ranges.getMax(i)).doubleValue());
            }
        }
        limits.removeIf(v -> v < smallest || v > largest);
        return limits.size() == 1 ? List.of(smallest, smallest) : new ArrayList<>(limits);
    }

    private static List<Double> thinned(List<Double> values, Method method) {
        if (method != Method.JENKS || values.size() <= MOST_JENKS) {
            return values;
        }
        var sorted = values.stream().sorted().toList();
        var some = new ArrayList<Double>();
        for (int i = 0; i < MOST_JENKS; i++) {
            some.add(sorted.get((int) ((long) i * (sorted.size() - 1) / (MOST_JENKS - 1))));
        }
        return some;
    }

    private static String quoted(String column) {
        return "\"" + column + "\"";
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Limits for a legend: as few digits as tell them apart, three at least. */
    private static List<String> words(List<Double> limits) {
        long different = limits.stream().distinct().count();
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            var context = new MathContext(digits);
            var words = limits.stream().map(limit -> word(limit, context)).toList();
            if (words.stream().distinct().count() == different) {
                return words;
            }
        }
        return limits.stream().map(Classifier::number).toList();
    }

    /** A number without a power of ten; what is before its point is never rounded. */
    private static String word(double value, MathContext context) {
        if (value == Math.rint(value)) {
            return number(value);
        }
        var exact = BigDecimal.valueOf(value);
        int before = exact.precision() - exact.scale();
        return exact.round(before > context.getPrecision() ? new MathContext(before) : context)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
