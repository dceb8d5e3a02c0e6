package dev.alidade.cli;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.MapBackdrop;
import dev.alidade.corridor.MapRequest;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.feature.LayerFiles;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.tile.TileFolder;
import dev.alidade.corridor.tile.WebTiles;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code map}: the Map screen's picture and what an analyst asks it, without the screen. */
@Command(name = "map", mixinStandardHelpOptions = true, description = "Draws the spatial rows of a database.")
public final class MapCommand implements Runnable {
    private static final int LARGEST = 8192;
    private static final long TILE_PATIENCE_MILLIS = 20_000;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    private final CliContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public MapCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which verb: render, export, audit, conflicts, links, doctor?");
    }

    /** Size, place and colours of the picture. */
    static final class Picture {
        @Option(
                names = "--width",
                paramLabel = "PIXELS",
                defaultValue = "1280",
                description = "Pixels across; default ${DEFAULT-VALUE}.")
        int width;

        @Option(
                names = "--height",
                paramLabel = "PIXELS",
                defaultValue = "800",
                description = "Pixels down; default ${DEFAULT-VALUE}.")
        int height;

        @Option(names = "--size", paramLabel = "WxH", description = "Both in one, e.g. 1920x1080.")
        @Nullable
        String size;

        @Option(
                names = "--bbox",
                paramLabel = "W,S,E,N",
                description = "The place in degrees (WGS 84); default: districts and corridors, else everything.")
        @Nullable
        String box;

        @Option(
                names = "--at",
                paramLabel = "TIME",
                description =
                        "Corridors as they stood then, e.g. 2025-09-07T17:30:00-07:00; default: all, as recorded.")
        @Nullable
        String at;

        @Option(
                names = "--tiles",
                paramLabel = "URL|FILE|FOLDER",
                description = {
                    "Map tiles below the layers: an address with {z}, {x} and {y}, an MBTiles file, or a folder of z/x/y.png;",
                    "without it nothing goes to the network but to the database."
                })
        @Nullable
        String tiles;

        @Option(names = "--attribution", paramLabel = "TEXT", description = "What the tiles' owner wants to be said.")
        @Nullable
        String attribution;

        @Option(names = "--no-ground", description = "Without the base map that is built in.")
        boolean noGround;

        @Option(names = "--dark", description = "On dark ground.")
        boolean dark;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Writes a picture of the layers given, else of every layer that the Map screen shows at first:",
                "a PNG, or shapes when the file's name ends with .svg or .pdf."
            })
    int render(
            @Mixin DatabaseOptions options,
            @Mixin Picture picture,
            @Mixin MapLayerChoice choice,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
                    Path out) {
        var request = request(picture);
        try (var open = context.open(options.connection())) {
            var service = new MapService(open, context.folders());
            below(picture, service.backdrop());
            var chosen = choice.chosen(open, service, request.at(), context.cancellation());
            var wanted = chosen.isEmpty()
                    ? request
                    : request.withVisible(chosen.stream().map(SpatialLayer::id).collect(Collectors.toSet()));
            var map = service.writePicture(wanted, out, context.cancellation());
            if (map.layers().isEmpty()) {
                throw new AppException(Problem.of(
                        ProblemKind.FAILED,
                        "map.nothing",
                        Messages.text("cli.map.nothing", open.target().label()),
                        Messages.text("cli.map.nothing.next")));
            }
            report(map, out, options.json());
            return map.layers().stream().anyMatch(layer -> layer.problem() != null) ? 1 : 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Compares the lists of keys that corridors record with what lies within their true metres.",
                "Affected intersections, districts and the like: missing, extra, and keys that lead nowhere."
            })
    int audit(
            @Mixin DatabaseOptions options,
            @Option(names = "--strict", description = "Exit with 1 when a list is wrong.") boolean strict) {
        return new CorridorVerbs(context).audit(options, strict);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Lists corridors whose buffers overlap while both are held.",
                "Held: from activation to completion or, without one, for as long as was estimated."
            })
    int conflicts(
            @Mixin DatabaseOptions options,
            @Option(names = "--strict", description = "Exit with 1 when there is a conflict.") boolean strict) {
        return new CorridorVerbs(context).conflicts(options, strict);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Writes one layer as GeoJSON (WGS 84) or as a GeoPackage (the layer's own system, where it declares one)."
            })
    int export(
            @Mixin DatabaseOptions options,
            @Mixin MapLayerChoice choice,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "geojson",
                            description = "geojson (the default) or geopackage.")
                    ExportFormat format,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
                    Path out) {
        var written = switch (format) {
            case geojson -> LayerFiles.Format.GEOJSON;
            case geopackage -> LayerFiles.Format.GEOPACKAGE;
        };
        return new MapExportVerb(context).run(options, choice, written, out);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Says why layers are slow or lie in the wrong place.",
                "Shows the plan of a close look at each, and what the spatial checks of health find (missing index,",
                "invalid, SRID 0, mixed SRIDs, swapped axes); mend by health fix KEY."
            })
    int doctor(
            @Mixin DatabaseOptions options,
            @Mixin MapLayerChoice choice,
            @Option(names = "--strict", description = "Exit with 1 when something is wrong.") boolean strict) {
        return new MapDoctorVerb(context).run(options, choice, strict);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists arrays of keys that lead to places, keys that lead nowhere, and the figures of areas.")
    int links(
            @Mixin DatabaseOptions options,
            @Option(names = "--strict", description = "Exit with 1 when a key leads nowhere.") boolean strict) {
        return new MapLinksVerb(context).run(options, strict);
    }

    /** What a layer can be written as; spelt as on the command line. */
    enum ExportFormat {
        geojson,
        geopackage
    }

    private MapRequest request(Picture picture) {
        size(picture);
        if (Math.min(picture.width, picture.height) < 16 || Math.max(picture.width, picture.height) > LARGEST) {
            throw misuse(Messages.text("cli.map.size", Integer.toString(LARGEST)));
        }
        var request = MapRequest.of(picture.width, picture.height)
                .withDark(picture.dark)
                .withAt(moment(picture.at));
        var box = picture.box;
        if (box == null) {
            return request;
        }
        return MapBox.parseDegrees(box)
                .map(request::withBox)
                .orElseThrow(() -> misuse(Messages.text("cli.map.box", box)));
    }

    private static void below(Picture picture, MapBackdrop backdrop) {
        var tiles = picture.tiles;
        if (tiles == null) {
            backdrop.showBuiltIn(!picture.noGround);
            return;
        }
        var said = picture.attribution == null ? "" : picture.attribution;
        backdrop.showTiles(
                tiles.contains("://") ? new WebTiles(tiles, said) : TileFolder.open(Path.of(tiles), said),
                () -> {},
                TILE_PATIENCE_MILLIS);
    }

    private @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw misuse(Messages.text("analysis.cli.at", text));
        }
    }

    private void size(Picture picture) {
        var size = picture.size;
        if (size == null) {
            return;
        }
        var parts = SIZE.matcher(size);
        if (!parts.matches()) {
            throw misuse(Messages.text("cli.map.sizeText", size));
        }
        picture.width = Integer.parseInt(parts.group(1));
        picture.height = Integer.parseInt(parts.group(2));
    }

    private ParameterException misuse(String text) {
        return new ParameterException(spec.subcommands().get("render"), text);
    }

    private void report(RenderedMap map, Path out, boolean json) {
        if (json) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("file", out.toString());
            values.put("width", map.width());
            values.put("height", map.height());
            values.put("fetchedMs", map.fetched().toMillis());
            values.put("paintedMs", map.painted().toMillis());
            values.put("layers", map.layers().stream().map(MapCommand::values).toList());
            context.json(values);
            return;
        }
        for (var layer : map.layers()) {
            var problem = layer.problem();
            context.line(
                    problem == null
                            ? Messages.text(
                                    layer.totalExact() ? "cli.map.layer" : "cli.map.layer.estimated",
                                    layer.layer().label(),
                                    layer.shown(),
                                    layer.total())
                            : Messages.text(
                                    "cli.map.layer.failed", layer.layer().label(), problem.message()));
            layer.notes().forEach(note -> context.line("    " + note));
        }
        context.line(Messages.text(
                "cli.map.done",
                out.toString(),
                Long.toString(map.fetched().toMillis()),
                Long.toString(map.painted().toMillis())));
    }

    private static Map<String, @Nullable Object> values(LayerCount layer) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("layer", layer.layer().label());
        values.put("role", layer.role().name().toLowerCase(Locale.ROOT));
        values.put("shown", layer.shown());
        values.put("total", layer.total());
        values.put("totalExact", layer.totalExact());
        values.put("notes", layer.notes());
        values.put("problem", layer.problem() == null ? null : layer.problem().message());
        return values;
    }
}
