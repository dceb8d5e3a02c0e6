package dev.alidade.corridor;

import dev.alidade.corridor.LayerCache.Loaded;
import dev.alidade.corridor.document.MapDocument;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.paint.Drawing;
import dev.alidade.corridor.paint.MapFonts;
import dev.alidade.corridor.paint.MapPainter;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.time.Moments;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes pictures: reads what is not in memory yet, layer by layer, and paints what there is. Thread-safe. */
final class MapPictures {
    private final LayerBook book;
    private final LayerCache cache;
    private final Moments moments;
    private final MapExtents extents;
    private final Meanings meanings;
    private final MapPainter painter;
    private final LayerCounts counts;
    private final MapBackdrop backdrop;

    MapPictures(
            LayerBook book,
            LayerCache cache,
            Moments moments,
            MapExtents extents,
            Meanings meanings,
            MapBackdrop backdrop) {
        this.backdrop = backdrop;
        this.book = book;
        this.cache = cache;
        this.moments = moments;
        this.extents = extents;
        this.meanings = meanings;
        this.painter = new MapPainter(meanings, new MapFonts());
        this.counts = new LayerCounts(painter, meanings);
    }

    private record LayerLoad(
            SpatialLayer layer,
            @Nullable Loaded loaded,
            @Nullable Problem problem) {}

    /** As {@link MapService#render(MapRequest, Consumer, Cancellation)}, with what was read before. */
    RenderedMap render(MapRequest request, @Nullable Consumer<RenderedMap> progress, Cancellation cancellation) {
        Painting pixels = (scene, view, look) -> painter.paint(scene, view, look, cancellation);
        return render(request, progress, pixels, cancellation);
    }

    /** Draws a picture into a document; what is given back has no pixels. */
    RenderedMap document(MapRequest request, MapDocument kind, Path file, Cancellation cancellation) {
        Painting shapes = (scene, view, look) -> {
            try {
                kind.write(
                        file, view.width(), view.height(), pen -> painter.draw(pen, scene, view, look, cancellation));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new int[0];
        };
        return render(request, null, shapes, cancellation);
    }

    /** How a scene becomes pixels, or something else and no pixels. */
    private interface Painting {
        int[] paint(MapPainter.Scene scene, Viewport view, MapPainter.Look look);
    }

    private RenderedMap render(
            MapRequest request,
            @Nullable Consumer<RenderedMap> progress,
            Painting painting,
            Cancellation cancellation) {
        long start = System.nanoTime();
        var layers = visible(request, cancellation);
        var view = view(request, layers, cancellation);
        var place = new LayerCache.Place(view.box(), view.resolution() / request.scale());
        var loads = new ArrayList<LayerLoad>();
        for (var layer : layers) {
            Consumer<Loaded> partly = progress == null
                    ? null
                    : loaded -> {
                        var soFar = new ArrayList<>(loads);
                        soFar.add(at(request.at(), new LayerLoad(layer, loaded, null), cancellation));
                        progress.accept(picture(request, view, soFar, start, painting));
                    };
            loads.add(at(request.at(), load(layer, place, partly, cancellation), cancellation));
        }
        return picture(request, view, loads, start, painting);
    }

    private RenderedMap picture(
            MapRequest request, Viewport view, List<LayerLoad> loads, long start, Painting painting) {
        long loaded = System.nanoTime();
        var drawings = loads.stream()
                .filter(load -> load.loaded() != null)
                .map(this::drawing)
                .toList();
        var attribution = attribution(loads);
        var look = new MapPainter.Look(request.dark(), request.scale(), request.furniture(), attribution);
        var palette = painter.palette(request.dark());
        var scaled = view.scaled(request.scale());
        int[] pixels = painting.paint(
                new MapPainter.Scene(
                        backdrop.with(drawings, view, palette),
                        backdrop.picture(scaled, palette),
                        selections(request, drawings)),
                scaled,
                look);
        var durations = List.of(Duration.ofNanos(loaded - start), Duration.ofNanos(System.nanoTime() - loaded));
        var perLayer = loads.stream()
                .map(load -> counts.of(load.layer(), load.loaded(), load.problem(), view.box(), request.dark()))
                .toList();
        return new RenderedMap(pixels, view, request.scale(), perLayer, durations, attribution);
    }

    private String attribution(List<LayerLoad> loads) {
        var words = new ArrayList<String>();
        if (loads.stream().map(LayerLoad::layer).anyMatch(SpatialLayer::notForNavigation)) {
            words.add(Messages.text("corridor.attribution.notForNavigation"));
        }
        if (!backdrop.attribution().isEmpty()) {
            words.add(backdrop.attribution());
        }
        if (!backdrop.trouble().isEmpty()) {
            words.add(Messages.text("tile.trouble", backdrop.trouble()));
        }
        return String.join(" · ", words);
    }

    private LayerLoad load(
            SpatialLayer layer, LayerCache.Place place, @Nullable Consumer<Loaded> partly, Cancellation cancellation) {
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
            if (MapExtents.endsAll(e)) {
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
                ? extents.home(request.width(), request.height(), request.room(), layers, cancellation)
                : Viewport.fitting(box, request.width(), request.height(), 0, request.room());
    }

    private Drawing drawing(LayerLoad load) {
        var loaded = Objects.requireNonNull(load.loaded());
        return Drawing.of(load.layer(), loaded.fetch().features(), loaded.buffers(), meanings);
    }

    /** What stands out: the rows that were chosen, and over them the feature that was pointed at. */
    private List<MapPainter.Selection> selections(MapRequest request, List<Drawing> drawings) {
        var found = new ArrayList<MapPainter.Selection>();
        for (var drawing : drawings) {
            var chosen = request.chosen();
            if (chosen != null && chosen.layer().equals(drawing.layer().id())) {
                found.add(new MapPainter.Selection(drawing, drawing.features().withKeys(chosen.keys())));
            }
            var picked = request.selected();
            if (picked != null && picked.layer().equals(drawing.layer().id())) {
                var one = new BitSet();
                int feature = FeatureDetails.find(picked, drawing.features());
                if (feature >= 0) {
                    one.set(feature);
                    found.add(new MapPainter.Selection(drawing, one));
                }
            }
        }
        return found;
    }
}
