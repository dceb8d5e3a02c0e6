package dev.alidade.cli;

import dev.alidade.corridor.MapService;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.link.AreaMetrics;
import dev.alidade.corridor.link.KeyLinks;
import dev.alidade.corridor.style.HeatMap;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.SldReader;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which layers a map verb works on, which of their rows, and how they are drawn. */
final class MapLayerChoice {
    @Option(
            names = "--layer",
            paramLabel = "SCHEMA.TABLE.COLUMN",
            description = {
                "Only this column; may be repeated. Geometries, geographies, (E)WKB, (E)WKT or GeoJSON in texts and"
                        + " JSON,",
                "the first of two numbers (lon and lat), point, path, polygon, ..."
            })
    List<String> layers = new ArrayList<>();

    @Option(
            names = "--sql",
            paramLabel = "SELECT",
            description = "The result of a query, run read-only; may be repeated.")
    List<String> queries = new ArrayList<>();

    @Option(
            names = "--keys",
            paramLabel = "LIST[=KEY]",
            description = {
                "What the keys in an array column lead to, e.g. public.corridors.affected_districts; where neither its"
                        + " comment",
                "nor its name nor its values tell, with the key: schema.table.column=schema.table.key. May be repeated."
            })
    List<String> keys = new ArrayList<>();

    @Option(
            names = "--metric",
            paramLabel = "SCHEMA.TABLE.COLUMN",
            description = {
                "Areas coloured by a figure of a table that refers to them, as it stood at --at, else the newest.",
                "May be repeated."
            })
    List<String> metrics = new ArrayList<>();

    @Option(
            names = "--heat",
            paramLabel = "METRES",
            description = "Draws the density of --layer and --sql instead; how far a feature counts, in true metres.")
    @Nullable
    Double heat;

    @Option(names = "--style", paramLabel = "FILE", description = "An SLD for the layers of --layer and --sql.")
    @Nullable
    Path style;

    @Option(names = "--filter", paramLabel = "ECQL", description = "Only rows that meet it, of --layer and --sql.")
    @Nullable
    String ecql;

    /** The chosen layers, added to the map; empty when none was chosen. */
    List<SpatialLayer> chosen(Database database, MapService service, @Nullable Instant at, Cancellation cancellation) {
        var chosen = new ArrayList<SpatialLayer>();
        for (var name : layers) {
            chosen.add(service.addColumn(id(name), cancellation));
        }
        for (int i = 0; i < queries.size(); i++) {
            var title = Messages.text("cli.map.query", i + 1);
            chosen.add(service.addQuery(title, queries.get(i), null, cancellation));
        }
        var sld = style == null ? null : style(style);
        var looked = new ArrayList<SpatialLayer>();
        for (var layer : chosen) {
            var filter = ecql == null ? layer.view().filter() : LayerFilter.ofEcql(ecql, layer);
            var view = layer.view().with(filter).with(sld).with(warmth());
            var changed = layer.with(view);
            service.change(changed);
            looked.add(changed);
        }
        for (var metric : metrics) {
            var figures = new AreaMetrics(database);
            var named = figures.named(metric, cancellation);
            looked.add(added(service, figures.layer(named, at, AreaMetrics.Classes.USUAL, cancellation)));
        }
        for (var list : keys) {
            looked.add(added(service, KeyLinks.layer(new KeyLinks(database).named(list, cancellation))));
        }
        return looked;
    }

    private static SpatialLayer added(MapService service, SpatialLayer layer) {
        service.change(layer);
        return layer;
    }

    private @Nullable HeatMap warmth() {
        var metres = heat;
        if (metres == null) {
            return null;
        }
        if (!(metres > 0 && metres <= HeatMap.WIDEST_METRES)) {
            throw refused("map.heat", Messages.text("cli.map.heat", metres.toString()));
        }
        return HeatMap.of(metres);
    }

    private static LayerId id(String name) {
        var parts = name.split("\\.", -1);
        if (parts.length != 3) {
            throw refused("map.layer", Messages.text("cli.map.layerName", name));
        }
        return new LayerId(parts[0], parts[1], parts[2]);
    }

    private static LayerStyle style(Path file) {
        try {
            return SldReader.read(Files.readString(file));
        } catch (IOException e) {
            throw refused("map.style", Messages.text("cli.map.style", file.toString()));
        }
    }

    private static AppException refused(String code, String message) {
        return new AppException(Problem.of(ProblemKind.REFUSED, code, message, Messages.text("cli.map.choice.next")));
    }
}
