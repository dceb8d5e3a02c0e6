package dev.alidade.corridor.tile;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tiles of a web server, by an address with {@code {z}}, {@code {x}} and {@code {y}} (or {@code {-y}}, counted from the south). */
public final class WebTiles implements TileSource {
    private static final int LAST_ZOOM = 19;
    private static final int LARGEST_BYTES = 4_000_000;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Set<Integer> NONE_THERE = Set.of(204, 404, 410);

    private final String template;
    private final String attribution;

    /**
     * @param template as somebody typed it
     * @param attribution what the server's owner wants to be said
     * @throws AppException of kind REFUSED when it is no such address
     */
    public WebTiles(String template, String attribution) {
        this.template = template.strip();
        this.attribution = attribution.strip();
        boolean places = this.template.contains("{z}")
                && this.template.contains("{x}")
                && (this.template.contains("{y}") || this.template.contains("{-y}"));
        var scheme = places ? scheme() : null;
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "tile.template",
                    Messages.text("tile.template"),
                    Messages.text("tile.template.next")));
        }
    }

    private @Nullable String scheme() {
        try {
            var address = address(new Tile(0, 0, 0));
            return address.getHost() == null ? null : address.getScheme();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private URI address(Tile tile) throws URISyntaxException {
        return new URI(template.replace("{z}", Integer.toString(tile.zoom()))
                .replace("{x}", Integer.toString(tile.x()))
                .replace("{-y}", Integer.toString(Tile.across(tile.zoom()) - 1 - tile.y()))
                .replace("{y}", Integer.toString(tile.y())));
    }

    @Override
    public String attribution() {
        return attribution;
    }

    @Override
    public int minZoom() {
        return 0;
    }

    @Override
    public int maxZoom() {
        return LAST_ZOOM;
    }

    @Override
    public byte @Nullable [] read(Tile tile) throws IOException {
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) address(tile).toURL().openConnection();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("User-Agent", "Alidade (PostgreSQL console)");
        connection.setRequestProperty("Accept", "image/png, image/jpeg");
        int status = connection.getResponseCode();
        if (NONE_THERE.contains(status)) {
            connection.disconnect();
            return null;
        }
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new IOException(Messages.text("tile.status", Integer.toString(status)));
        }
        try (var in = connection.getInputStream()) {
            return in.readNBytes(LARGEST_BYTES);
        }
    }

    @Override
    public void close() {}
}
