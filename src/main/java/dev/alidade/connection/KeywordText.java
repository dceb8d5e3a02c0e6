package dev.alidade.connection;

/** libpq's keyword string: {@code host=localhost password='it\'s here'}. */
final class KeywordText {
    private final String text;
    private int place;

    private KeywordText(String text) {
        this.text = text;
    }

    static ConnectionParts parse(String text) {
        var parts = new PartsBuilder();
        into(text, parts);
        return parts.build();
    }

    static void into(String text, PartsBuilder parts) {
        var reader = new KeywordText(text);
        reader.skipSpace();
        while (reader.place < text.length()) {
            var key = reader.key();
            parts.set(key, reader.value());
            reader.skipSpace();
        }
    }

    private String key() {
        int start = place;
        while (place < text.length() && (Character.isLetterOrDigit(text.charAt(place)) || text.charAt(place) == '_')) {
            place++;
        }
        var key = text.substring(start, place);
        skipSpace();
        if (key.isEmpty() || place >= text.length() || text.charAt(place) != '=') {
            throw PartsBuilder.unreadable("connection.text.keywords");
        }
        place++;
        skipSpace();
        return key;
    }

    private String value() {
        boolean quoted = place < text.length() && text.charAt(place) == '\'';
        if (quoted) {
            place++;
        }
        var value = new StringBuilder();
        while (place < text.length()) {
            char c = text.charAt(place);
            if (quoted ? c == '\'' : Character.isWhitespace(c)) {
                break;
            }
            if (c == '\\' && place + 1 < text.length()) {
                place++;
                c = text.charAt(place);
            }
            value.append(c);
            place++;
        }
        if (quoted) {
            if (place >= text.length()) {
                throw PartsBuilder.unreadable("connection.text.quote");
            }
            place++;
        }
        return value.toString();
    }

    private void skipSpace() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }
}
