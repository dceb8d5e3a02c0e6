package dev.alidade.browser.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.alidade.i18n.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of JSON objects: a key is a column, a missing key NULL, a key that no column has a reason to reject. */
final class JsonObjects {
    private static final JsonFactory FACTORY = factory();

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Form[] forms;
    private final boolean[] kept;
    private final byte[] @Nullable [] values;

    /** How a value is written for its column. */
    enum Form {
        /** Texts as they are, numbers and the rest as JSON spells them. */
        TEXT,
        /** Everything as JSON. */
        JSON,
        /** JSON arrays as PostgreSQL spells arrays. */
        ARRAY,
        /** The same where the elements are JSON themselves, so that inner arrays are no dimensions. */
        JSON_ARRAY
    }

    /**
     * @param names the keys that may occur
     * @param forms how each is written
     * @param kept which of them are read
     */
    JsonObjects(List<String> names, List<Form> forms, boolean[] kept) {
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        this.forms = forms.toArray(Form[]::new);
        this.kept = kept.clone();
        this.values = new byte[names.size()][];
    }

    /** Values of any length; the file is the user's own. */
    static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(200_000)
                        .maxNestingDepth(1000)
                        .build())
                .build();
    }

    /** Adds the row of one object, or its rejection. */
    void add(RowBatch batch, long line, byte[] json, int from, int to) throws IOException {
        Arrays.fill(values, null);
        try (var parser = FACTORY.createParser(json, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                reject(batch, line, json, from, to, Messages.text("transfer.reject.noObject"));
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var key = parser.currentName();
                var place = places.get(key);
                parser.nextToken();
                if (place == null) {
                    reject(batch, line, json, from, to, Messages.text("transfer.reject.unknownKey", key));
                    return;
                }
                values[place] = kept[place] ? value(parser, forms[place]) : skipped(parser);
            }
            if (parser.nextToken() != null) {
                reject(batch, line, json, from, to, Messages.text("transfer.reject.noObject"));
                return;
            }
        }
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (!kept[i]) {
                continue;
            }
            if (value == null) {
                batch.nullField();
            } else {
                batch.field(value, 0, value.length);
            }
        }
        batch.endRow(line, json, from, to);
    }

    private static void reject(RowBatch batch, long line, byte[] json, int from, int to, String reason) {
        batch.reject(
                new Reject(line, reason, new String(json, from, to - from, StandardCharsets.UTF_8).stripTrailing()));
    }

    private static byte @Nullable [] skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }

    private static byte @Nullable [] value(JsonParser parser, Form form) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if ((form == Form.ARRAY || form == Form.JSON_ARRAY) && token == JsonToken.START_ARRAY) {
            var text = new StringBuilder();
            array(parser, form, text);
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        return form == Form.JSON || token.isStructStart()
                ? json(parser)
                : parser.getText().getBytes(StandardCharsets.UTF_8);
    }

    private static void array(JsonParser parser, Form form, StringBuilder out) throws IOException {
        out.append('{');
        boolean first = true;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            if (token == JsonToken.VALUE_NULL) {
                out.append("NULL");
            } else if (token == JsonToken.START_ARRAY && form == Form.ARRAY) {
                array(parser, form, out);
            } else if (token == JsonToken.START_OBJECT || form == Form.JSON_ARRAY) {
                ArrayText.quote(new String(json(parser), StandardCharsets.UTF_8), out);
            } else {
                ArrayText.quote(parser.getText(), out);
            }
        }
        out.append('}');
    }

    private static byte[] json(JsonParser parser) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(bytes)) {
            generator.copyCurrentStructureExact(parser);
        }
        return bytes.toByteArray();
    }
}
