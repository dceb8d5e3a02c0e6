package dev.alidade.corridor.style;

import static dev.alidade.corridor.style.SldReader.children;
import static dev.alidade.corridor.style.SldReader.descendants;
import static dev.alidade.corridor.style.SldReader.number;
import static dev.alidade.corridor.style.SldReader.text;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the symbolizers of an SLD rule. */
final class SldSymbols {
    private static final int GREY = 0x80_8080;

    private SldSymbols() {}

    static Symbol read(Element rule) {
        Symbol.Fill fill = null;
        var strokes = new ArrayList<Symbol.Stroke>();
        Symbol.Marker marker = null;
        Symbol.Label label = null;
        for (var element : SldReader.elements(rule)) {
            switch (element.getLocalName()) {
                case "PolygonSymbolizer" -> {
                    var inside = fill(element, GREY);
                    fill = inside == null ? fill : new Symbol.Fill(inside);
                    strokes.addAll(strokes(element));
                }
                case "LineSymbolizer" -> strokes.addAll(strokes(element));
                case "PointSymbolizer" -> marker = marker(element);
                case "TextSymbolizer" -> label = label(element);
                default -> {} // titles, filters and scales are the reader's
            }
        }
        return new Symbol(fill, strokes, marker, label);
    }

    private static @Nullable Integer fill(Element parent, int otherwise) {
        var found = children(parent, "Fill");
        if (found.isEmpty()) {
            return null;
        }
        var values = parameters(found.getFirst());
        return colour(values.get("fill"), values.get("fill-opacity"), otherwise);
    }

    private static List<Symbol.Stroke> strokes(Element parent) {
        return children(parent, "Stroke").stream().map(SldSymbols::stroke).toList();
    }

    private static Symbol.Stroke stroke(Element element) {
        var values = parameters(element);
        var dashes = values.getOrDefault("stroke-dasharray", "").strip();
        return new Symbol.Stroke(
                colour(values.get("stroke"), values.get("stroke-opacity"), 0),
                Math.max(0.05, number(values.getOrDefault("stroke-width", "1"))),
                dashes.isEmpty()
                        ? List.of()
                        : Arrays.stream(dashes.split("[,\\s]+"))
                                .map(SldReader::number)
                                .toList(),
                switch (values.getOrDefault("stroke-linecap", "butt")) {
                    case "round" -> Symbol.Cap.ROUND;
                    case "square" -> Symbol.Cap.SQUARE;
                    default -> Symbol.Cap.BUTT;
                },
                switch (values.getOrDefault("stroke-linejoin", "mitre")) {
                    case "round" -> Symbol.Join.ROUND;
                    case "bevel" -> Symbol.Join.BEVEL;
                    default -> Symbol.Join.MITRE;
                });
    }

    private static Symbol.Marker marker(Element element) {
        var graphics = children(element, "Graphic");
        var marks = descendants(element, "Mark");
        if (graphics.isEmpty() || marks.isEmpty()) {
            return Symbol.Marker.disc(6, 0xFF00_0000 | GREY, 0xFFFF_FFFF);
        }
        var graphic = graphics.getFirst();
        var mark = marks.getFirst();
        var inside = fill(mark, GREY);
        var rims = strokes(mark);
        var turns = children(graphic, "Rotation");
        var columns = turns.isEmpty() ? List.<Element>of() : descendants(turns.getFirst(), "PropertyName");
        var turn = columns.isEmpty() ? text(graphic, "Rotation", "0") : "0";
        return new Symbol.Marker(
                shape(text(mark, "WellKnownName", "square")),
                number(text(graphic, "Size", "6")),
                inside == null ? 0 : inside,
                rims.isEmpty() ? null : rims.getFirst(),
                number(turn.isEmpty() ? "0" : turn),
                columns.isEmpty() ? null : columns.getFirst().getTextContent().strip());
    }

    private static Symbol.Shape shape(String name) {
        var known = name.toUpperCase(Locale.ROOT).replace("SHAPE://", "");
        return Arrays.stream(Symbol.Shape.values())
                .filter(shape -> shape.name().equals(known))
                .findFirst()
                .orElse(known.endsWith("ARROW") ? Symbol.Shape.ARROW : Symbol.Shape.SQUARE);
    }

    private static Symbol.@Nullable Label label(Element element) {
        var texts = children(element, "Label");
        var columns = texts.isEmpty() ? List.<Element>of() : descendants(texts.getFirst(), "PropertyName");
        if (columns.isEmpty()) {
            return null;
        }
        var fonts = children(element, "Font");
        var font = fonts.isEmpty() ? Map.<String, String>of() : parameters(fonts.getFirst());
        var halos = children(element, "Halo");
        var around = halos.isEmpty() ? null : fill(halos.getFirst(), 0xFF_FFFF);
        var ink = fill(element, 0);
        return new Symbol.Label(
                columns.getFirst().getTextContent().strip(),
                number(font.getOrDefault("font-size", "10")),
                font.getOrDefault("font-weight", "normal").equals("bold"),
                ink == null ? 0xFF00_0000 : ink,
                halos.isEmpty() ? 0 : around == null ? 0xFFFF_FFFF : around,
                halos.isEmpty() ? 0 : number(text(halos.getFirst(), "Radius", "1")),
                number(text(element, "Priority", "1")),
                descendants(element, "LinePlacement").isEmpty() ? Symbol.Placement.POINT : Symbol.Placement.ALONG);
    }

    private static Map<String, String> parameters(Element parent) {
        var values = new HashMap<String, String>();
        for (var element : SldReader.elements(parent)) {
            if (element.getLocalName().equals("CssParameter")
                    || element.getLocalName().equals("SvgParameter")) {
                values.put(
                        element.getAttribute("name"), element.getTextContent().strip());
            }
        }
        return values;
    }

    private static int colour(@Nullable String hex, @Nullable String opacity, int otherwise) {
        int rgb = otherwise;
        if (hex != null) {
            var digits = hex.startsWith("#") ? hex.substring(1) : hex;
            if (!digits.matches("[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException(Messages.text("corridor.sld.colour", hex));
            }
            rgb = Integer.parseInt(digits, 16);
        }
        double share = opacity == null ? 1 : Math.clamp(number(opacity), 0, 1);
        return (int) Math.round(share * 255) << 24 | (rgb & 0xFF_FFFF);
    }
}
