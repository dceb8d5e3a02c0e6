package dev.alidade.corridor;

import dev.alidade.corridor.LayerCache.Loaded;
import dev.alidade.corridor.feature.ExtentReader;
import dev.alidade.corridor.feature.LayerReader;
import dev.alidade.corridor.feature.RowReader;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerProbe;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.paint.Drawing;
import dev.alidade.corridor.paint.MapFonts;
import dev.alidade.corridor.paint.MapPainter;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The map of one open database: which layers there are, pictures of them, and what lies under a point. Everything may
 * wait for the server and belongs on a background thread, except {@link #pick}. Thread-safe.
 */
public final class MapService {
    private static final int FIT_MARGIN = 28;
    private static final MapBox WORLD = MapBox.ofDegrees(-170, -58, 180, 72);

    private final LayerBook book;
    private final LayerProbe probe;
    private final ExtentReader extents;
    private final RowReader rows;
    private final CoordinateSystems systems;
    private final LayerReader reader;
    private final LayerCache cache;
    private final Moments moments;
    private final FeaturePicker picker;
    private final Meanings meanings = new Meanings();
    private final MapPainter painter = new MapPainter(meanings, new MapFonts());
    private final LayerCounts counts = new LayerCounts(painter, meanings);

    public MapService(Database database, AppFolders folders) {
        systems = new CoordinateSystems(folders);
        book = new LayerBook(database);
        probe = new LayerProbe(database);
        extents = new ExtentReader(database, systems);
        rows = new RowReader(database);
        reader = new LayerReader(database, systems);
        cache = new LayerCache(reader, systems);
        moments = new Moments(database);
        picker = new FeaturePicker(cache, meanings, moments);
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
     * Makes a layer of what somebody typed: {@code schema.table.column}, or a SELECT.
     *
     * @throws AppException as {@link #addColumn} and {@link #addQuery}
     */
    public SpatialLayer addTyped(String title, String typed, Cancellation cancellation) {
        var parts = typed.strip().split("\\.", -1);
        boolean column = parts.length == 3 && typed.strip().chars().noneMatch(Character::isWhitespace);
        return column
                ? addColumn(new LayerId(parts[0], parts[1], parts[2]), cancellation)
                : addQuery(title, typed, null, cancellation);
    }

    /** Shows a layer with another filter or style from the next picture on. */
    public void change(SpatialLayer layer) {
        book.put(layer);
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

    /**
     * Paints a picture. A layer that cannot be read is left out and says why in its {@link LayerCount}.
     *
     * @throws AppException of kind CANCELLED, or CONNECTION when the server is gone
     */
    public RenderedMap render(MapRequest request, Cancellation cancellation) {
        return render(request, _ -> {}, cancellation);
    }

    /**
     * Paints a picture, and while large layers are still coming, pictures of what there is so far.
     *
     * @param progress receives these, on the calling thread; none when all is read at once
     * @throws AppException of kind CANCELLED, or CONNECTION when the server is gone
     */
    public RenderedMap render(MapRequest request, Consumer<RenderedMap> progress, Cancellation cancellation) {
        long start = System.nanoTime();
        if (request.fresh()) {
            forgetRows();
            book.forget();
            moments.forget();
        }
        var layers = visible(request, cancellation);
        var view = view(request, layers, cancellation);
        var place = new LayerCache.Place(view.box(), view.resolution() / request.scale());
        var loads = new ArrayList<LayerLoad>();
        for (var layer : layers) {
            Consumer<Loaded> partly = loaded -> {
                var soFar = new ArrayList<>(loads);
                soFar.add(at(request.at(), new LayerLoad(layer, loaded, null), cancellation));
                progress.accept(picture(request, view, soFar, start, cancellation));
            };
            loads.add(at(request.at(), load(layer, place, partly, cancellation), cancellation));
        }
        return picture(request, view, loads, start, cancellation);
    }

    private RenderedMap picture(
            MapRequest request, Viewport view, List<LayerLoad> loads, long start, Cancellation cancellation) {
        long loaded = System.nanoTime();
        var drawings = loads.stream()
                .filter(load -> load.loaded() != null)
                .map(this::drawing)
                .toList();
        var attribution = loads.stream().map(LayerLoad::layer).anyMatch(SpatialLayer::notForNavigation)
                ? Messages.text("corridor.attribution.notForNavigation")
                : "";
        var look = new MapPainter.Look(request.dark(), request.scale(), request.furniture(), attribution);
        int[] pixels = painter.paint(
                drawings, view.scaled(request.scale()), look, selection(request.selected(), drawings), cancellation);
        var durations = List.of(Duration.ofNanos(loaded - start), Duration.ofNanos(System.nanoTime() - loaded));
        var perLayer = loads.stream()
                .map(load -> counts.of(load.layer(), load.loaded(), load.problem(), view.box(), request.dark()))
                .toList();
        return new RenderedMap(pixels, view, request.scale(), perLayer, durations, attribution);
    }

    /** The view that shows everything worth seeing: districts and corridors, else whatever there is. */
    public Viewport home(int width, int height, List<SpatialLayer> layers, Cancellation cancellation) {
        MapBox best = null;
        MapBox any = null;
        for (var layer : layers) {
            var box = extent(layer, cancellation);
            if (box.isEmpty()) {
                continue;
            }
            any = any == null ? box.get() : any.union(box.get());
            if (isContent(layer)) {
                best = best == null ? box.get() : best.union(box.get());
            }
        }
        var box = best != null ? best : any != null ? any : WORLD;
        return Viewport.fitting(box, width, height, FIT_MARGIN);
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
        var layer = layer(picked.layer(), cancellation);
        var held = cache.known(layer);
        var loaded = held != null && held.covers(picked.box())
                ? held
                : cache.load(layer, new LayerCache.Place(picked.box(), 1), _ -> {}, cancellation);
        int feature = find(picked, loaded);
        if (feature < 0) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "corridor.featureGone",
                    Messages.text("corridor.featureGone", picked.title()),
                    Messages.text("corridor.featureGone.next")));
        }
        var attributes = rows.attributes(layer, picked.key(), picked.box(), cancellation);
        var exact = cache.exact(layer, loaded, feature, cancellation);
        boolean same = exact == loaded.fetch().features();
        return new Measures(systems, cache.buffers())
                .detail(
                        picked,
                        layer,
                        same || exact.size() == 0 ? loaded.fetch().features() : exact,
                        same || exact.size() == 0 ? feature : 0,
                        attributes);
    }

    private record LayerLoad(
            SpatialLayer layer,
            @Nullable Loaded loaded,
            @Nullable Problem problem) {}

    private LayerLoad load(
            SpatialLayer layer, LayerCache.Place place, Consumer<Loaded> partly, Cancellation cancellation) {
        if (!layer.readable()) {
            return new LayerLoad(
                    layer,
                    null,
                    Problem.of(
                            ProblemKind.PERMISSION,
                            "corridor.notReadable",
                            Messages.text("corridor.notReadable", layer.id().label()),
                            Messages.text("corridor.notReadable.next")));
        }
        try {
            return new LayerLoad(layer, cache.load(layer, place, partly, cancellation), null);
        } catch (AppException e) {
            if (endsAll(e)) {
                throw e;
            }
            return new LayerLoad(layer, null, e.problem());
        }
    }

    /** A layer of corridors as they stood at a moment. */
    private LayerLoad at(@Nullable Instant moment, LayerLoad load, Cancellation cancellation) {
        var loaded = load.loaded();
        if (moment == null || loaded == null) {
            return load;
        }
        var words = moments.statuses(load.layer(), moment, cancellation);
        return words == null ? load : new LayerLoad(load.layer(), loaded.reclassified(words), load.problem());
    }

    private static boolean endsAll(AppException e) {
        return e.problem().kind() == ProblemKind.CANCELLED || e.problem().kind() == ProblemKind.CONNECTION;
    }

    private List<SpatialLayer> visible(MapRequest request, Cancellation cancellation) {
        var wanted = request.visible();
        return book.layers(cancellation).stream()
                .filter(layer -> wanted == null ? layer.visibleAtFirst() : wanted.contains(layer.id()))
                .toList();
    }

    private Viewport view(MapRequest request, List<SpatialLayer> layers, Cancellation cancellation) {
        var view = request.view();
        if (view != null) {
            return view;
        }
        var box = request.box();
        return box == null
                ? home(request.width(), request.height(), layers, cancellation)
                : Viewport.fitting(box, request.width(), request.height(), 0);
    }

    /** Small layers are read (they will be drawn anyway), large ones only asked for their statistics. */
    private Optional<MapBox> extent(SpatialLayer layer, Cancellation cancellation) {
        if (!layer.readable()) {
            return Optional.empty();
        }
        try {
            var small = cache.loadIfSmall(layer, _ -> {}, cancellation);
            return small == null
                    ? extents.extent(layer, cancellation)
                    : small.fetch().features().extent();
        } catch (AppException e) {
            if (endsAll(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private boolean isContent(SpatialLayer layer) {
        var loaded = cache.known(layer);
        return layer.role() == LayerRole.CORRIDOR
                || (layer.role() == LayerRole.AREA && (loaded == null || !isGround(loaded)));
    }

    private boolean isGround(Loaded loaded) {
        return loaded.fetch().features().classes().stream().anyMatch(meanings::isGround);
    }

    private Drawing drawing(LayerLoad load) {
        var loaded = java.util.Objects.requireNonNull(load.loaded());
        return Drawing.of(load.layer(), loaded.fetch().features(), loaded.buffers(), meanings);
    }

    private MapPainter.@Nullable Selection selection(@Nullable PickedFeature picked, List<Drawing> drawings) {
        if (picked == null) {
            return null;
        }
        for (var drawing : drawings) {
            if (drawing.layer().id().equals(picked.layer())) {
                var loaded = cache.known(drawing.layer());
                if (loaded == null || loaded.fetch().features() != drawing.features()) {
                    return null;
                }
                int feature = find(picked, loaded);
                return feature < 0 ? null : new MapPainter.Selection(drawing, feature);
            }
        }
        return null;
    }

    private SpatialLayer layer(LayerId id, Cancellation cancellation) {
        return book.find(id, cancellation).orElseThrow();
    }

    private static int find(PickedFeature picked, Loaded loaded) {
        var features = loaded.fetch().features();
        for (int feature : loaded.index().near(picked.box())) {
            boolean same = picked.key() == null
                    ? features.box(feature).equals(picked.box())
                    : picked.key().equals(features.key(feature));
            if (same) {
                return feature;
            }
        }
        return -1;
    }
}
