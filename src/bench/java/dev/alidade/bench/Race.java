package dev.alidade.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contestants that take turns, so that whatever else the machine does hits all of them alike. One round warms up and is
 * not counted; in every other round the order is the other way round.
 *
 * @param title what is compared
 * @param unit what one lap does, in words
 * @param contestants the first is the one that the others are compared with
 */
public record Race(String title, String unit, List<Contestant> contestants) {
    private static final int LEAST = 3;

    public Race {
        contestants = List.copyOf(contestants);
    }

    /** Runs all rounds. */
    public Result run(int rounds) throws Exception {
        return run(rounds, Duration.ofDays(1));
    }

    /**
     * Runs all rounds, or as many as a time allows: three at least.
     *
     * @param most after that no round begins any more
     */
    public Result run(int rounds, Duration most) throws Exception {
        var laps = new HashMap<String, List<Long>>();
        long end = System.nanoTime() + most.toNanos();
        int run = 0;
        for (int round = 0; round <= rounds && (round <= LEAST || System.nanoTime() < end); round++) {
            run = round;
            for (var contestant : round % 2 == 0 ? contestants : contestants.reversed()) {
                long nanos = contestant.lap().run().toNanos();
                if (round > 0) {
                    laps.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                            .add(nanos);
                }
            }
        }
        var lines = contestants.stream()
                .map(contestant -> Line.of(contestant.name(), laps.getOrDefault(contestant.name(), List.of())))
                .toList();
        return new Result(title, unit, run, lines);
    }

    /**
     * What one contestant reached, in milliseconds.
     *
     * @param median the middle lap
     * @param fastest the shortest lap
     * @param slowest the longest lap
     */
    public record Line(String name, double median, double fastest, double slowest) {
        static Line of(String name, List<Long> nanos) {
            var sorted = nanos.stream().sorted().map(n -> n / 1e6).toList();
            int half = sorted.size() / 2;
            double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
            return new Line(name, median, sorted.getFirst(), sorted.getLast());
        }
    }

    /** What came of a race. */
    public record Result(String title, String unit, int rounds, List<Line> lines) {
        /** How much time a contestant needs for each unit of time of the first one. */
        public double ratio(Line line) {
            return line.median() / lines.getFirst().median();
        }

        /** One line for a table of many races: what was raced, then everybody's median and ratio. */
        public String line() {
            var text = new StringBuilder("  %-34s".formatted(title.substring(0, Math.min(34, title.length()))));
            for (var line : lines) {
                text.append("  %s %,.0f ms".formatted(line.name(), line.median()));
                if (!line.equals(lines.getFirst())) {
                    text.append(" (%.2f x)".formatted(ratio(line)));
                }
            }
            return text.toString();
        }

        /** For JSON. */
        public Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("title", title);
            json.put("unit", unit);
            json.put("rounds", rounds);
            json.put(
                    "contestants",
                    lines.stream()
                            .map(line -> {
                                var one = new LinkedHashMap<String, Object>();
                                one.put("name", line.name());
                                one.put("medianMs", rounded(line.median()));
                                one.put("fastestMs", rounded(line.fastest()));
                                one.put("slowestMs", rounded(line.slowest()));
                                one.put("ratio", rounded(ratio(line)));
                                return one;
                            })
                            .toList());
            return json;
        }

        /** For people. */
        public String text() {
            var text = new StringBuilder("%s (%s, %d rounds in turns)%n".formatted(title, unit, rounds));
            text.append("  %-44s %10s %10s %10s %7s%n".formatted("", "median ms", "fastest", "slowest", "ratio"));
            for (var line : lines) {
                text.append("  %-44s %10.1f %10.1f %10.1f %7.2f%n"
                        .formatted(line.name(), line.median(), line.fastest(), line.slowest(), ratio(line)));
            }
            return text.toString();
        }

        private static double rounded(double value) {
            return Math.round(value * 1000) / 1000.0;
        }
    }
}
