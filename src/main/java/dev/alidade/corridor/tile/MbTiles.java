package dev.alidade.corridor.tile;

import dev.alidade.database.SqliteFile;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tiles in an MBTiles file (version 1.3): a SQLite database with rows counted from the south. Nothing goes to the network. */
public final class MbTiles implements TileSource {
    private static final int LAST_ZOOM = 22;

    private final SqliteFile file;
    private final Map<String, String> facts = new HashMap<>();

    /** @throws AppException of kind REFUSED when it is no MBTiles file, or one of vector tiles */
    public MbTiles(Path path) {
        file = SqliteFile.read(path);
        try {
            file.each(
                    "select name, value from metadata",
                    List.of(),
                    row -> facts.put(row.text("name"), row.text("value")));
            file.each("select zoom_level, tile_column, tile_row, tile_data from tiles limit 0", List.of(), _ -> {});
            if (facts.getOrDefault("format", "png").equals("pbf")) {
                throw new AppException(Problem.of(
                        ProblemKind.REFUSED,
                        "tile.vector",
                        Messages.text("tile.vector", path.toString()),
                        Messages.text("tile.vector.next")));
            }
        } catch (AppException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public String attribution() {
        // metadata may carry markup for web pages
        return facts.getOrDefault("attribution", facts.getOrDefault("name", ""))
                .replaceAll("<[^>]*>", "")
                .replace("&copy;", "©")
                .strip();
    }

    @Override
    public int minZoom() {
        return zoom("minzoom", 0);
    }

    @Override
    public int maxZoom() {
        return zoom("maxzoom", LAST_ZOOM);
    }

    private int zoom(String name, int otherwise) {
        try {
            return Math.clamp(Integer.parseInt(facts.getOrDefault(name, "").strip()), 0, LAST_ZOOM);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    @Override
    public byte @Nullable [] read(Tile tile) {
        var found = new AtomicReference<byte @Nullable []>();
        file.each(
                "select tile_data from tiles where zoom_level = ? and tile_column = ? and tile_row = ?",
                List.of(tile.zoom(), tile.x(), Tile.across(tile.zoom()) - 1 - tile.y()),
                row -> found.set(row.bytesAt(0)));
        return found.get();
    }

    @Override
    public void close() {
        file.close();
    }
}
