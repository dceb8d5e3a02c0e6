package dev.alidade.corridor;

import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.StyleRule;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.corridor.style.Symbol.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is drawn in a race: rows of five kinds, spread over San Francisco. One in fifty has a name, of the large areas one
 * in five: QGIS needs minutes to find places for a hundred thousand names along lines.
 */
enum MapScene {
    /** Ten vertices each. */
    LINES("LineString", true, """
        select i, i %% 5, case when i %% 50 = 0 then 'S ' || i end, (select st_setsrid(st_makeline(st_point(
            x + k * 0.0007 * cos(a) + 0.0001 * sin(k * i), y + k * 0.0005 * sin(a) + 0.0001 * cos(k * i)) order by k), 4326)
            from generate_series(0, 9) k) from places\
        """),
    /** Nine vertices each. */
    AREAS(
            "Polygon",
            true,
            "select i, i %% 5, case when i %% 50 = 0 then 'A ' || i end, st_buffer(st_setsrid(st_point(x, y), 4326),"
                    + " 0.0003, 2) from places"),
    /** Five hundred vertices each. */
    HEAVY(
            "Polygon",
            true,
            "select i, i %% 5, case when i %% 5 = 0 then 'H ' || i end, st_buffer(st_setsrid(st_point(x, y), 4326),"
                    + " 0.002, 125) from places"),
    /** Alone. */
    POINTS("Point", false, "select i, i %% 5, 'P ' || i, st_setsrid(st_point(x, y), 4326) from places");

    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;
    private static final List<Integer> COLOURS = List.of(0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7);

    private final String geometryType;
    private final boolean labelled;
    private final String rows;

    MapScene(String geometryType, boolean labelled, String rows) {
        this.geometryType = geometryType;
        this.labelled = labelled;
        this.rows = rows;
    }

    String geometryType() {
        return geometryType;
    }

    boolean labelled() {
        return labelled;
    }

    String table() {
        return "scene_" + name().toLowerCase(Locale.ROOT);
    }

    /** The statements that make and fill its table. */
    String sql(int count) {
        return """
            create table %1$s (id int primary key, kind int, name text, g geometry(%2$s, 4326));
            select setseed(0.5);
            insert into %1$s with places as materialized (
                select i, -122.52 + 0.17 * random() as x, 37.70 + 0.13 * random() as y, 6.283 * random() as a
                from generate_series(1, %3$d) i) %4$s;
            create index on %1$s using gist (g);
            analyze %1$s;
            """.formatted(table(), geometryType, count, rows.formatted());
    }

    /** The look that the other programs are given, too: five colours, one pixel, names where they fit. */
    LayerStyle style() {
        var rules = new ArrayList<StyleRule>();
        for (int i = 0; i < COLOURS.size(); i++) {
            rules.add(StyleRule.when(Integer.toString(i), "kind = " + i, symbol(0xFF00_0000 | COLOURS.get(i))));
        }
        return new LayerStyle(name(), rules);
    }

    private Symbol symbol(int argb) {
        var placement = this == LINES ? Symbol.Placement.ALONG : Symbol.Placement.POINT;
        var label = labelled ? new Symbol.Label("name", 9, false, 0xFF222222, 0xFFFFFFFF, 1.2, 1, placement) : null;
        return switch (this) {
            case LINES -> Symbol.line(Stroke.solid(argb, 1)).with(label);
            case AREAS, HEAVY ->
                Symbol.area((argb & 0xFF_FFFF) | 0x8000_0000, Stroke.solid(argb, 1))
                        .with(label);
            case POINTS -> Symbol.point(new Symbol.Marker(Symbol.Shape.CIRCLE, 3, argb, null, 0, null));
        };
    }
}
