package dev.alidade.corridor.style;

import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes styles as SLD 1.0, with conditions as ECQL in an element of our own that {@link SldReader} reads back exactly;
 * other programs do not see those.
 */
public final class SldWriter {
    /** Where the elements live that SLD does not have. */
    static final String OWN = "https://alidade.dev/sld";

    private final XMLStreamWriter xml;

    private SldWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The style as an SLD document. */
    public static String write(LayerStyle style) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new SldWriter(xml).document(style);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("SLD", e);
        }
        return text.toString();
    }

    private void document(LayerStyle style) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("StyledLayerDescriptor");
        xml.writeAttribute("version", "1.0.0");
        xml.writeDefaultNamespace("http://www.opengis.net/sld");
        xml.writeNamespace("ogc", "http://www.opengis.net/ogc");
        xml.writeNamespace("alidade", OWN);
        xml.writeStartElement("NamedLayer");
        text("Name", style.name());
        xml.writeStartElement("UserStyle");
        text("Name", style.name());
        xml.writeStartElement("FeatureTypeStyle");
        for (var rule : style.rules()) {
            rule(rule);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void rule(StyleRule rule) throws XMLStreamException {
        xml.writeStartElement("Rule");
        if (!rule.title().isEmpty()) {
            text("Title", rule.title());
        }
        if (rule.isElse()) {
            xml.writeEmptyElement("ElseFilter");
        } else if (!rule.condition().isEmpty()) {
            xml.writeStartElement("alidade", "Condition", OWN);
            xml.writeCharacters(rule.condition());
            xml.writeEndElement();
        }
        if (rule.minScale() > 0) {
            text("MinScaleDenominator", number(rule.minScale()));
        }
        if (rule.maxScale() < Double.POSITIVE_INFINITY) {
            text("MaxScaleDenominator", number(rule.maxScale()));
        }
        symbol(rule.symbol());
        xml.writeEndElement();
    }

    private void symbol(Symbol symbol) throws XMLStreamException {
        var fill = symbol.fill();
        if (fill != null) {
            xml.writeStartElement("PolygonSymbolizer");
            fill(fill.argb());
            xml.writeEndElement();
        }
        for (var stroke : symbol.strokes()) {
            xml.writeStartElement("LineSymbolizer");
            stroke(stroke);
            xml.writeEndElement();
        }
        if (symbol.marker() != null) {
            marker(symbol.marker());
        }
        if (symbol.label() != null) {
            label(symbol.label());
        }
    }

    private void fill(int argb) throws XMLStreamException {
        xml.writeStartElement("Fill");
        parameter("fill", colour(argb));
        opacity("fill-opacity", argb);
        xml.writeEndElement();
    }

    private void stroke(Symbol.Stroke stroke) throws XMLStreamException {
        xml.writeStartElement("Stroke");
        parameter("stroke", colour(stroke.argb()));
        opacity("stroke-opacity", stroke.argb());
        parameter("stroke-width", number(stroke.width()));
        parameter("stroke-linecap", stroke.cap().name().toLowerCase(Locale.ROOT));
        parameter("stroke-linejoin", stroke.join().name().toLowerCase(Locale.ROOT));
        if (!stroke.dashes().isEmpty()) {
            parameter(
                    "stroke-dasharray",
                    stroke.dashes().stream().map(SldWriter::number).collect(Collectors.joining(" ")));
        }
        xml.writeEndElement();
    }

    private void marker(Symbol.Marker marker) throws XMLStreamException {
        xml.writeStartElement("PointSymbolizer");
        xml.writeStartElement("Graphic");
        xml.writeStartElement("Mark");
        text("WellKnownName", marker.shape().name().toLowerCase(Locale.ROOT));
        if (marker.fill() >>> 24 != 0) {
            fill(marker.fill());
        }
        if (marker.rim() != null) {
            stroke(marker.rim());
        }
        xml.writeEndElement();
        text("Size", number(marker.size()));
        var column = marker.rotationColumn();
        if (column != null) {
            xml.writeStartElement("Rotation");
            text("ogc:PropertyName", column);
            xml.writeEndElement();
        } else if (marker.rotation() != 0) {
            text("Rotation", number(marker.rotation()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void label(Symbol.Label label) throws XMLStreamException {
        xml.writeStartElement("TextSymbolizer");
        xml.writeStartElement("Label");
        text("ogc:PropertyName", label.column());
        xml.writeEndElement();
        xml.writeStartElement("Font");
        parameter("font-size", number(label.size()));
        parameter("font-weight", label.strong() ? "bold" : "normal");
        xml.writeEndElement();
        xml.writeStartElement("LabelPlacement");
        boolean along = label.placement() == Symbol.Placement.ALONG;
        xml.writeEmptyElement(along ? "LinePlacement" : "PointPlacement");
        xml.writeEndElement();
        if (label.halo() != 0) {
            xml.writeStartElement("Halo");
            text("Radius", number(label.haloWidth()));
            fill(label.halo());
            xml.writeEndElement();
        }
        fill(label.argb());
        text("Priority", number(label.priority()));
        if (along) {
            xml.writeStartElement("VendorOption");
            xml.writeAttribute("name", "followLine");
            xml.writeCharacters("true");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void opacity(String name, int argb) throws XMLStreamException {
        int alpha = argb >>> 24;
        if (alpha < 255) {
            parameter(name, number(Math.round(alpha / 255.0 * 10_000) / 10_000.0));
        }
    }

    private void parameter(String name, @Nullable String value) throws XMLStreamException {
        xml.writeStartElement("CssParameter");
        xml.writeAttribute("name", name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void text(String element, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static String colour(int argb) {
        return String.format(Locale.ROOT, "#%06x", argb & 0xFF_FFFF);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
