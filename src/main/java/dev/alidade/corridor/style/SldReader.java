package dev.alidade.corridor.style;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.geotools.filter.FilterDOMParser;
import org.geotools.filter.text.ecql.ECQL;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads SLD 1.0 and Symbology Encoding 1.1: rules with ogc:Filter or ECQL, else rules, scales, polygon, line, point and
 * text symbols. What it does not know (raster, external graphics, expressions as values) is left out. No document type
 * and no entity is ever followed.
 */
public final class SldReader {
    private SldReader() {}

    /**
     * Reads a document.
     *
     * @throws AppException of kind REFUSED when it is no SLD, or draws nothing that can be drawn here
     */
    public static LayerStyle read(String document) {
        try {
            var root = parse(document);
            var rules = new ArrayList<StyleRule>();
            for (var rule : descendants(root, "Rule")) {
                rules.add(rule(rule));
            }
            if (rules.isEmpty() || rules.size() > LayerStyle.MOST_RULES) {
                throw refused(Messages.text("corridor.sld.rules", rules.size(), LayerStyle.MOST_RULES), null);
            }
            var name = descendants(root, "Name").stream()
                    .findFirst()
                    .map(e -> e.getTextContent().strip())
                    .orElse("");
            return new LayerStyle(name, rules);
        } catch (SAXException | IOException | IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    private static Element parse(String document) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(document))).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("XML", e);
        }
    }

    private static StyleRule rule(Element rule) {
        var title = text(rule, "Title", text(rule, "Name", ""));
        double closest = number(text(rule, "MinScaleDenominator", "0"));
        var farthest = text(rule, "MaxScaleDenominator", "");
        return new StyleRule(
                title,
                condition(rule),
                !children(rule, "ElseFilter").isEmpty(),
                closest,
                farthest.isEmpty() ? Double.POSITIVE_INFINITY : number(farthest),
                SldSymbols.read(rule));
    }

    private static String condition(Element rule) {
        var own = text(rule, "Condition", "");
        if (!own.isEmpty()) {
            return own;
        }
        var filters = children(rule, "Filter");
        if (filters.isEmpty()) {
            return "";
        }
        for (var child : elements(filters.getFirst())) {
            var filter = FilterDOMParser.parseFilter(child);
            if (filter != null) {
                return ECQL.toCQL(filter);
            }
        }
        throw new IllegalArgumentException(Messages.text("corridor.sld.filter"));
    }

    static List<Element> elements(Element parent) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(e -> name.equals(e.getLocalName()))
                .toList();
    }

    static List<Element> descendants(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static String text(Element parent, String name, String otherwise) {
        var found = children(parent, name);
        return found.isEmpty() ? otherwise : found.getFirst().getTextContent().strip();
    }

    static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Messages.text("corridor.sld.number", text), e);
        }
        throw new IllegalArgumentException(Messages.text("corridor.sld.number", text));
    }

    private static AppException refused(String why, @org.jspecify.annotations.Nullable Exception cause) {
        var problem = Problem.of(
                ProblemKind.REFUSED,
                "corridor.sld",
                Messages.text("corridor.sld", why),
                Messages.text("corridor.sld.next"));
        return cause == null ? new AppException(problem) : new AppException(problem, cause);
    }
}
