package dev.alidade.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.browser.transfer.TransferBench;
import dev.alidade.browser.ui.TablesBench;
import dev.alidade.catalog.CatalogBench;
import dev.alidade.console.completion.CompletionBench;
import dev.alidade.corridor.MapBench;
import dev.alidade.corridor.ui.PanBench;
import dev.alidade.migration.ApplyBench;
import dev.alidade.migration.DumpBench;
import dev.alidade.migration.StatusBench;
import dev.alidade.monitoring.check.HealthBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs benchmarks and prints what they reached: {@code [SUBJECT…] [--json] [--rounds N] [--tiny]}. */
public final class Benchmarks {
    private static final String USAGE =
            "Usage: alidade bench [status] [apply] [dump] [migrations] [catalog] [health] [completion] [transfer]"
                    + " [tables] [map] [--json] [--rounds N] [--rows N] [--tiny]";
    private static final int EXIT_USAGE = 2;

    private Benchmarks() {}

    /** One subject of measurement. */
    public enum Subject {
        STATUS,
        APPLY,
        DUMP,
        CATALOG,
        HEALTH_SMALL,
        HEALTH,
        HEALTH_LARGE,
        COMPLETION,
        EXPORT,
        IMPORT,
        TABLES,
        SCROLL,
        MAP_LINES,
        MAP_AREAS,
        MAP_HEAVY,
        MAP_POINTS,
        MAP_FIRST,
        MAP_PAN;

        /** How long its rounds may take together, so that the map's six races end within eight minutes. */
        Duration most() {
            return name().startsWith("MAP_") ? Duration.ofSeconds(60) : Duration.ofDays(1);
        }

        /** What is to be run. */
        public Race race(BenchServer server, Size size) throws Exception {
            return switch (this) {
                case STATUS -> new StatusBench(server, size).race();
                case APPLY -> new ApplyBench(server, size).race();
                case DUMP -> new DumpBench(server, size).race();
                case HEALTH_SMALL -> new HealthBench(server, size.tables() / 10).race();
                case HEALTH -> new HealthBench(server, size.tables()).race();
                case HEALTH_LARGE -> new HealthBench(server, 10 * size.tables()).race();
                case CATALOG -> new CatalogBench(server, size).race();
                case COMPLETION -> new CompletionBench(server, size).race();
                case EXPORT -> new TransferBench(server, size).exporting();
                case IMPORT -> new TransferBench(server, size).importing();
                case TABLES -> new TablesBench(server, size).painting();
                case SCROLL -> new TablesBench(server, size).scrolling();
                case MAP_LINES -> new MapBench(server, size).lines();
                case MAP_AREAS -> new MapBench(server, size).areas();
                case MAP_HEAVY -> new MapBench(server, size).heavy();
                case MAP_POINTS -> new MapBench(server, size).points();
                case MAP_FIRST -> new MapBench(server, size).first();
                case MAP_PAN -> new PanBench(server, size).race();
            };
        }
    }

    public static void main(String... arguments) throws Exception {
        boolean json = false;
        var size = Size.USUAL;
        var subjects = EnumSet.noneOf(Subject.class);
        var words = List.of(arguments).iterator();
        while (words.hasNext()) {
            switch (words.next()) {
                case "migrations" -> subjects.addAll(List.of(Subject.STATUS, Subject.APPLY, Subject.DUMP));
                case "status" -> subjects.add(Subject.STATUS);
                case "apply" -> subjects.add(Subject.APPLY);
                case "dump" -> subjects.add(Subject.DUMP);
                case "health" -> subjects.addAll(List.of(Subject.HEALTH_SMALL, Subject.HEALTH, Subject.HEALTH_LARGE));
                case "catalog" -> subjects.add(Subject.CATALOG);
                case "completion" -> subjects.add(Subject.COMPLETION);
                case "transfer" -> subjects.addAll(List.of(Subject.EXPORT, Subject.IMPORT));
                case "tables" -> subjects.addAll(List.of(Subject.TABLES, Subject.SCROLL));
                case "map" -> subjects.addAll(EnumSet.range(Subject.MAP_LINES, Subject.MAP_PAN));
                case "--rows" -> size = size.withRows(Integer.parseInt(words.next()));
                case "--json" -> json = true;
                case "--tiny" -> size = Size.TINY;
                case "--rounds" -> size = size.withRounds(Integer.parseInt(words.next()));
                default -> {
                    System.err.println(USAGE);
                    System.exit(EXIT_USAGE);
                }
            }
        }
        int exit = 1;
        try {
            run(subjects.isEmpty() ? EnumSet.allOf(Subject.class) : subjects, size, json);
            exit = 0;
        } catch (RuntimeException e) {
            System.getLogger("bench").log(System.Logger.Level.ERROR, "a benchmark did not reach its end", e);
        } finally {
            // the window's toolkit would keep the process alive
            System.exit(exit);
        }
    }

    private static void run(Set<Subject> subjects, Size size, boolean json) throws Exception {
        var results = new ArrayList<Race.Result>();
        try (var server = new BenchServer()) {
            for (var subject : subjects) {
                var result = subject.race(server, size).run(size.rounds(), subject.most());
                results.add(result);
                if (!json) {
                    System.out.println(result.text());
                }
            }
        }
        if (!json && results.size() > 1) {
            System.out.println("All medians");
            results.forEach(result -> System.out.println(result.line()));
        }
        if (json) {
            System.out.println(new ObjectMapper()
                    .writeValueAsString(results.stream().map(Race.Result::json).toList()));
        }
    }
}
