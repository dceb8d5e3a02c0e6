package dev.alidade.browser.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.alidade.i18n.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads one array of objects. A mistake in its spelling ends the file: what follows cannot be told apart. */
final class JsonReader implements RecordReader {
    private static final JsonFactory FACTORY = JsonObjects.factory();

    private final JsonParser parser;
    private final JsonObjects objects;
    private boolean begun;

    JsonReader(InputStream in, JsonObjects objects) throws IOException {
        this.parser = FACTORY.createParser(in);
        this.objects = objects;
    }

    @Override
    public boolean fill(RowBatch batch) throws IOException {
        try {
            if (!begun) {
                begun = true;
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw TransferProblems.usage("transfer.import.noArray");
                }
            }
            while (!batch.isFull()) {
                var token = parser.nextToken();
                if (token == JsonToken.END_ARRAY || token == null) {
                    break;
                }
                long line = parser.currentTokenLocation().getLineNr();
                var object = copy();
                if (token == JsonToken.START_OBJECT) {
                    objects.add(batch, line, object, 0, object.length);
                } else {
                    batch.reject(new Reject(
                            line,
                            Messages.text("transfer.reject.noObject"),
                            new String(object, StandardCharsets.UTF_8)));
                }
            }
            return batch.records() > 0;
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw TransferProblems.failed(
                    "transfer.import.json",
                    where == null ? 0 : where.getLineNr(),
                    where == null ? 0 : where.getColumnNr(),
                    JsonFault.of(e));
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private byte[] copy() throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        try (var generator = FACTORY.createGenerator(bytes)) {
            generator.copyCurrentStructureExact(parser);
        }
        return bytes.toByteArray();
    }
}
