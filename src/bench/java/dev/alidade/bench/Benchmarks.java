package dev.alidade.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.migration.ApplyBench;
import dev.alidade.migration.StatusBench;
import java.util.ArrayList;
import java.util.List;

/** Runs benchmarks and prints what they reached: {@code migrations [--json] [--rounds N] [--tiny]}. */
public final class Benchmarks {
    private static final String USAGE = "Usage: alidade bench [migrations] [--json] [--rounds N] [--tiny]";

    private Benchmarks() {}

    public static void main(String... arguments) throws Exception {
        boolean json = false;
        var size = Size.USUAL;
        var words = List.of(arguments).iterator();
        while (words.hasNext()) {
            switch (words.next()) {
                case "migrations" -> {}
                case "--json" -> json = true;
                case "--tiny" -> size = Size.TINY;
                case "--rounds" -> size = new Size(Integer.parseInt(words.next()), size.status(), size.apply());
                default -> {
                    System.err.println(USAGE);
                    System.exit(2);
                }
            }
        }
        var results = new ArrayList<Race.Result>();
        try (var server = new BenchServer()) {
            for (var race : races(server, size)) {
                var result = race.run(size.rounds());
                results.add(result);
                if (!json) {
                    System.out.println(result.text());
                }
            }
        }
        if (json) {
            System.out.println(new ObjectMapper()
                    .writeValueAsString(results.stream().map(Race.Result::json).toList()));
        }
    }

    static List<Race> races(BenchServer server, Size size) throws Exception {
        return List.of(new StatusBench(server, size).race(), new ApplyBench(server, size).race());
    }
}
