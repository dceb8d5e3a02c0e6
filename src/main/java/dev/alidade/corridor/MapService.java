package dev.alidade.corridor;

import dev.alidade.corridor.document.MapDocument;
import dev.alidade.corridor.feature.ExtentReader;
import dev.alidade.corridor.feature.KeyedRows;
import dev.alidade.corridor.feature.LayerFiles;
import dev.alidade.corridor.feature.LayerReader;
import dev.alidade.corridor.feature.RowReader;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerProbe;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.link.AreaMetrics;
import dev.alidade.corridor.link.LinkedLayers;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.time.Moments;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The map of one open database: which layers there are, pictures of them, and what lies under a point. Everything may
 * wait for the server and belongs on a background thread, except {@link #pick}. Thread-safe.
 */
public final class MapService {
    private static final double PLACE_METRES = 800;

    private final LayerBook book;
    private final LayerProbe probe;
    private final LinkedLayers linked;
    private final LayerReader reader;
    private final LayerCache cache;
    private final Moments moments;
    private final FeaturePicker picker;
    private final FeatureDetails details;
    private final MapPictures pictures;
    private final ChoiceDesk choices;
    private final LayerStyles styles;
    private final MapBookmarks bookmarks;
    private final CoordinateSystems systems;
    private final MapBackdrop backdrop;
    private final AreaMetrics metrics;
    private final LayerFiles files;

    public MapService(Database database, AppFolders folders) {
        systems = new CoordinateSystems(folders);
        backdrop = new MapBackdrop(systems, folders);
        files = new LayerFiles(database, systems);
        bookmarks = new MapBookmarks(folders, database.target());
        var meanings = new Meanings();
        book = new LayerBook(database);
        probe = new LayerProbe(database);
        linked = new LinkedLayers(database);
        metrics = new AreaMetrics(database);
        reader = new LayerReader(database, systems);
        cache = new LayerCache(reader, systems);
        moments = new Moments(database);
        picker = new FeaturePicker(cache, meanings, moments);
        details = new FeatureDetails(book, cache, new RowReader(database), systems);
        var extents = new MapExtents(cache, new ExtentReader(database, systems), meanings);
        pictures = new MapPictures(book, cache, moments, extents, meanings, backdrop);
        styles = new LayerStyles(folders, database.target());
        choices = new ChoiceDesk(cache, picker, new KeyedRows(database, systems));
    }

    /**
     * All layers in drawing order: the spatial columns of the database, read from the catalog anew, and those that
     * somebody added. Empty when there are none.
     *
     * @throws AppException when the catalog cannot be read
     */
    public List<SpatialLayer> layers(Cancellation cancellation) {
        return book.discover(cancellation);
    }

    /** Whether the database has PostGIS, for the sentence that explains an empty map. */
    public boolean postgisPresent(Cancellation cancellation) {
        return book.postgisPresent(cancellation);
    }

    /**
     * Makes a layer of a SELECT and adds it to the map.
     *
     * @param title what the legend calls it; a layer of the same title gives way
     * @param column the column to draw; null for the first that says where a row is
     * @throws AppException of kind REFUSED when it is no query or no column says where a row is, else what the server says
     */
    public SpatialLayer addQuery(String title, String sql, @Nullable String column, Cancellation cancellation) {
        var layer = probe.query(title, sql, column, cancellation);
        book.put(layer);
        return layer;
    }

    /**
     * Makes a layer of a column that the catalog does not call spatial (text, JSON, a pair of numbers, PostgreSQL's own
     * shapes) and adds it; a spatial column's layer is there already and is returned.
     *
     * @throws AppException of kind REFUSED when there is no such column or no place in it
     */
    public SpatialLayer addColumn(LayerId id, Cancellation cancellation) {
        var known = book.find(id, cancellation);
        if (known.isPresent()) {
            return known.get();
        }
        var layer = probe.column(id, cancellation);
        book.put(layer);
        return layer;
    }

    /**
     * Makes a layer of what somebody typed: {@code schema.table.column}, which may be spatial, an array of keys
     * ({@code schema.table.column=schema.table.key} says whose) or a figure of areas, or a SELECT.
     *
     * @throws AppException as {@link #addColumn} and {@link #addQuery}
     */
    public SpatialLayer addTyped(String title, String typed, Cancellation cancellation) {
        var text = typed.strip();
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return addQuery(title, typed, null, cancellation);
        }
        var made = linked.layer(text, cancellation);
        if (made.isPresent()) {
            book.put(made.get());
            return made.get();
        }
        var parts = text.split("\\.", -1);
        return parts.length == 3
                ? addColumn(new LayerId(parts[0], parts[1], parts[2]), cancellation)
                : addQuery(title, typed, null, cancellation);
    }

    /** Shows a layer with another filter or style from the next picture on. */
    public void change(SpatialLayer layer) {
        book.put(layer);
    }

    /** Layers as files. */
    public LayerFiles files() {
        return files;
    }

    /**
     * Paints a picture into a file that appears whole or not at all, and not without a layer: shapes where its name ends with
     * a kind of document, else a PNG.
     *
     * @return what is in it; without pixels when it is a document
     * @throws AppException of kind FAILED when it cannot be written, else as {@link #render}
     */
    public RenderedMap writePicture(MapRequest request, Path out, Cancellation cancellation) {
        var kind = MapDocument.of(out);
        if (kind.isPresent()) {
            return PictureFile.write(out, draft -> pictures.document(request, kind.get(), draft, cancellation));
        }
        var map = render(request, cancellation);
        return PictureFile.write(out, draft -> {
            ImageIO.write(map.toImage(), "png", draft.toFile());
            return map;
        });
    }

    /** What lies below all layers. */
    public MapBackdrop backdrop() {
        return backdrop;
    }

    /** The figures of areas. */
    public AreaMetrics metrics() {
        return metrics;
    }

    /** Places of this database's map to come back to. */
    public MapBookmarks bookmarks() {
        return bookmarks;
    }

    /**
     * Where a pair of coordinates of any system lies.
     *
     * @param x longitude or easting
     * @param y latitude or northing
     * @return a box of half a kilometre around it
     * @throws AppException when there is no such system, or the place is none of the map's
     */
    public MapBox place(int srid, double x, double y) {
        double[] place = {x, y};
        systems.toMercator(srid, place, 0, 1);
        if (!Double.isFinite(place[0]) || !Double.isFinite(place[1])) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "corridor.place.none",
                    Messages.text("corridor.place.none", x, y, srid),
                    Messages.text("corridor.place.none.next")));
        }
        return new MapBox(place[0], place[1], place[0], place[1]).atLeast(PLACE_METRES);
    }

    /** Keeps the style of a layer for this database, as SLD; a layer without one has its usual look again. */
    public void keepStyle(SpatialLayer layer) {
        styles.keep(layer);
    }

    /** The layers with the styles that were kept for this database, where nothing else was chosen for them. */
    public List<SpatialLayer> styled(List<SpatialLayer> layers) {
        return layers.stream()
                .map(layer -> {
                    var kept = layer.view().style() == null ? styles.kept(layer) : null;
                    if (kept == null) {
                        return layer;
                    }
                    var styled = layer.with(layer.view().with(kept));
                    book.put(styled);
                    return styled;
                })
                .toList();
    }

    /** Takes a layer off the map that somebody added, or takes back what was chosen for one of the catalog's. */
    public void remove(LayerId id) {
        book.remove(id);
    }

    /** Forgets the rows that were read, so that the next picture shows them as they are now. */
    public void forgetRows() {
        cache.clear();
    }

    /** What may be done with one layer: reading its values, exporting it, explaining its query. */
    public LayerReader reader() {
        return reader;
    }

    /** Rows of a layer: choosing them by place or condition, reading them page by page. */
    public ChoiceDesk choices() {
        return choices;
    }

    /**
     * Paints a picture. A layer that cannot be read is left out and says why in its {@link LayerCount}.
     *
     * @throws AppException of kind CANCELLED, or CONNECTION when the server is gone
     */
    public RenderedMap render(MapRequest request, Cancellation cancellation) {
        return render(request, null, cancellation);
    }

    /**
     * Paints a picture, and while large layers are still coming, pictures of what there is so far.
     *
     * @param progress receives these, on the calling thread; none when all is read at once; null when nobody wants them
     * @throws AppException of kind CANCELLED, or CONNECTION when the server is gone
     */
    public RenderedMap render(MapRequest request, @Nullable Consumer<RenderedMap> progress, Cancellation cancellation) {
        if (request.fresh()) {
            forgetRows();
            book.forget();
            moments.forget();
        }
        return pictures.render(request, progress, cancellation);
    }

    /**
     * The feature under a point, the topmost first: markers, corridors, lines, areas. Looks only at what was read for
     * earlier pictures, so it never waits.
     *
     * @param view the view on screen, in logical pixels
     * @param tolerance how far beside a line or point one may click, in pixels
     */
    public Optional<PickedFeature> pick(
            Viewport view, double pixelX, double pixelY, double tolerance, List<SpatialLayer> layers) {
        return pick(view, pixelX, pixelY, tolerance, layers, null);
    }

    /** As without a moment, among what was there at that moment. */
    public Optional<PickedFeature> pick(
            Viewport view,
            double pixelX,
            double pixelY,
            double tolerance,
            List<SpatialLayer> layers,
            @Nullable Instant moment) {
        return picker.pick(new FeaturePicker.Spot(view, pixelX, pixelY, tolerance), layers, moment);
    }

    /**
     * The row and the measures of a feature.
     *
     * @throws AppException when the row cannot be read; of kind FAILED when the feature is not in memory any more
     */
    public FeatureDetail detail(PickedFeature picked, Cancellation cancellation) {
        return details.of(picked, cancellation);
    }
}
