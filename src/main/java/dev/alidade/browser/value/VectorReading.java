package dev.alidade.browser.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A pgvector value as numbers.
 *
 * @param elements in their order, at least one
 */
public record VectorReading(List<Double> elements) {
    public VectorReading {
        elements = List.copyOf(elements);
    }

    /** Reads {@code [1,2.5,…]}; empty for anything else, as for the beginning of a value. */
    public static Optional<VectorReading> of(String text) {
        var trimmed = text.strip();
        if (!trimmed.startsWith("[") || !trimmed.endsWith("]") || trimmed.length() < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VectorReading(
                    Stream.of(trimmed.substring(1, trimmed.length() - 1).split(",", -1))
                            .map(Double::valueOf)
                            .toList()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How many elements it has. */
    public int dimensions() {
        return elements.size();
    }

    /** Its length in the Euclidean sense. */
    public double norm() {
        return Math.sqrt(stream().map(x -> x * x).sum());
    }

    /** Its smallest element. */
    public double least() {
        return stream().min().orElse(0);
    }

    /** Its largest element. */
    public double greatest() {
        return stream().max().orElse(0);
    }

    /** The mean of its elements. */
    public double mean() {
        return stream().average().orElse(0);
    }

    private DoubleStream stream() {
        return elements.stream().mapToDouble(Double::doubleValue);
    }
}
