package dev.alidade.corridor.tile;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tiles as files {@code z/x/y.png} (or jpg, jpeg) in a folder, rows counted from the north, as most programs that cut
 * tiles write them. Nothing goes to the network.
 */
public final class TileFolder implements TileSource {
    private static final Pattern ZOOM = Pattern.compile("[0-9]|1[0-9]|2[0-2]");
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    private final Path folder;
    private final String attribution;
    private final IntSummaryStatistics zooms;

    /**
     * @param attribution what their owner wants to be said; empty for nothing
     * @throws AppException of kind REFUSED when there is no folder of a zoom in it
     */
    public TileFolder(Path folder, String attribution) {
        this.folder = folder;
        this.attribution = attribution;
        try (var inside = Files.list(folder)) {
            zooms = inside.filter(Files::isDirectory)
                    .map(zoom -> String.valueOf(zoom.getFileName()))
                    .filter(name -> ZOOM.matcher(name).matches())
                    .mapToInt(Integer::parseInt)
                    .summaryStatistics();
        } catch (IOException e) {
            throw new AppException(refusal(folder), e);
        }
        if (zooms.getCount() == 0) {
            throw new AppException(refusal(folder));
        }
    }

    /** The tiles of a folder or of an MBTiles file. */
    public static TileSource open(Path path, String attribution) {
        return Files.isDirectory(path) ? new TileFolder(path, attribution) : new MbTiles(path);
    }

    private static Problem refusal(Path folder) {
        return Problem.of(
                ProblemKind.REFUSED,
                "tile.folder",
                Messages.text("tile.folder", folder.toString()),
                Messages.text("tile.folder.next"));
    }

    @Override
    public String attribution() {
        return attribution;
    }

    @Override
    public int minZoom() {
        return zooms.getMin();
    }

    @Override
    public int maxZoom() {
        return zooms.getMax();
    }

    @Override
    public byte @Nullable [] read(Tile tile) throws IOException {
        var column = folder.resolve(Integer.toString(tile.zoom())).resolve(Integer.toString(tile.x()));
        for (var ending : ENDINGS) {
            var file = column.resolve(tile.y() + ending);
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
        }
        return null;
    }

    @Override
    public void close() {}
}
