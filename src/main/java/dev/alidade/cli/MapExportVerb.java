package dev.alidade.cli;

import dev.alidade.corridor.MapService;
import dev.alidade.corridor.feature.GeoJsonExport;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** {@code map export}: a layer as a file. */
final class MapExportVerb {
    private final CliContext context;

    MapExportVerb(CliContext context) {
        this.context = context;
    }

    int run(DatabaseOptions options, MapLayerChoice choice, Path out) {
        try (var open = context.open(options.connection())) {
            var service = new MapService(open, context.folders());
            var layers = choice.chosen(open, service, null, context.cancellation());
            if (layers.size() != 1) {
                throw problem("map.exportOne", "cli.map.exportOne", null);
            }
            long start = System.nanoTime();
            long rows = write(out, draft -> {
                try (var writer = Files.newBufferedWriter(draft)) {
                    return new GeoJsonExport(open).write(layers.getFirst(), writer, context.cancellation());
                }
            });
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (options.json()) {
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put("file", out.toString());
                values.put("layer", layers.getFirst().id().label());
                values.put("rows", rows);
                values.put("milliseconds", millis);
                context.json(values);
            } else {
                context.line(Messages.text("cli.map.exported", out.toString(), rows, Long.toString(millis)));
            }
            return 0;
        }
    }

    private interface Writing {
        long to(Path draft) throws IOException;
    }

    /** The file appears whole or not at all. */
    private static long write(Path out, Writing writing) {
        try {
            var folder = out.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var draft = Files.createTempFile(folder, ".map", ".geojson");
            try {
                long rows = writing.to(draft);
                Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            throw problem("map.export", "cli.map.export.failed", e);
        }
    }

    private static AppException problem(String code, String key, @Nullable Exception cause) {
        var problem = Problem.of(ProblemKind.FAILED, code, Messages.text(key), Messages.text(key + ".next"));
        return cause == null ? new AppException(problem) : new AppException(problem, cause);
    }
}
