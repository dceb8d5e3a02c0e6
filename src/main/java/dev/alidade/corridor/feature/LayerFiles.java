package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes layers as files that appear whole or not at all. Thread-safe; blocks. */
public final class LayerFiles {
    private final Database database;
    private final CoordinateSystems systems;

    public LayerFiles(Database database, CoordinateSystems systems) {
        this.database = database;
        this.systems = systems;
    }

    /** What a layer can be written as. */
    public enum Format {
        GEOJSON("geojson"),
        GEOPACKAGE("gpkg");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** How such a file's name ends, without the dot. */
        public String ending() {
            return ending;
        }
    }

    /**
     * Writes all rows that the layer's filter lets through; a file that is there gives way.
     *
     * @return how many
     * @throws AppException of kind FAILED when the file cannot be written, else what the server says
     */
    public long write(SpatialLayer layer, Format format, Path out, Cancellation cancellation) {
        try {
            var folder = out.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var draft = Files.createTempFile(folder, ".map", "." + format.ending());
            try {
                long rows = write(layer, format, draft, out, cancellation);
                return rows;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "map.export",
                            Messages.text("cli.map.export.failed"),
                            Messages.text("cli.map.export.failed.next")),
                    e);
        }
    }

    private long write(SpatialLayer layer, Format format, Path draft, Path out, Cancellation cancellation)
            throws IOException {
        long rows = switch (format) {
            case GEOPACKAGE -> new GeoPackageExport(database, systems).write(layer, draft, cancellation);
            case GEOJSON -> {
                try (var writer = Files.newBufferedWriter(draft)) {
                    yield new GeoJsonExport(database).write(layer, writer, cancellation);
                }
            }
        };
        Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
        return rows;
    }
}
