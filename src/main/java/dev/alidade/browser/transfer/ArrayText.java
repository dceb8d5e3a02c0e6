package dev.alidade.browser.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes PostgreSQL's spelling of arrays: <code>{1,NULL,"a b"}</code>, nested in braces. */
final class ArrayText {
    private final String text;
    private int place;

    private ArrayText(String text) {
        this.text = text;
    }

    /** An element, which may be an array itself. */
    sealed interface Element {
        /** One value; null for NULL. */
        record Value(@Nullable String text) implements Element {}

        /** An array inside. */
        record Nested(List<Element> elements) implements Element {}
    }

    /** The elements; empty for what is not spelled as an array, or has bounds of its own ({@code [0:1]=…}). */
    static Optional<List<Element>> read(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        var reader = new ArrayText(text);
        try {
            var elements = reader.elements();
            return reader.place == text.length() ? Optional.of(elements) : Optional.empty();
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** One element as it stands between commas: quoted unless it is plain. */
    static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private List<Element> elements() {
        var elements = new ArrayList<Element>();
        place++;
        if (text.charAt(place) == '}') {
            place++;
            return elements;
        }
        while (true) {
            elements.add(element());
            if (text.charAt(place++) == '}') {
                return elements;
            }
        }
    }

    private Element element() {
        char c = text.charAt(place);
        if (c == '{') {
            return new Element.Nested(elements());
        }
        var value = new StringBuilder();
        if (c == '"') {
            place++;
            while (text.charAt(place) != '"') {
                if (text.charAt(place) == '\\') {
                    place++;
                }
                value.append(text.charAt(place++));
            }
            place++;
            return new Element.Value(value.toString());
        }
        while (text.charAt(place) != ',' && text.charAt(place) != '}') {
            if (text.charAt(place) == '\\') {
                place++;
            }
            value.append(text.charAt(place++));
        }
        var plain = value.toString();
        return new Element.Value(plain.equals("NULL") ? null : plain);
    }
}
