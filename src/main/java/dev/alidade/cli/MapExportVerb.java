package dev.alidade.cli;

import dev.alidade.corridor.MapService;
import dev.alidade.corridor.feature.LayerFiles;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** {@code map export}: a layer as a file. */
final class MapExportVerb {
    private final CliContext context;

    MapExportVerb(CliContext context) {
        this.context = context;
    }

    int run(DatabaseOptions options, MapLayerChoice choice, LayerFiles.Format format, Path out) {
        try (var open = context.open(options.connection())) {
            var service = new MapService(open, context.folders());
            var layers = choice.chosen(open, service, null, context.cancellation());
            if (layers.size() != 1) {
                throw problem("map.exportOne", "cli.map.exportOne");
            }
            long start = System.nanoTime();
            long rows = service.files().write(layers.getFirst(), format, out, context.cancellation());
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

    private static AppException problem(String code, String key) {
        return new AppException(Problem.of(ProblemKind.FAILED, code, Messages.text(key), Messages.text(key + ".next")));
    }
}
