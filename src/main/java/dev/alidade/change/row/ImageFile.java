package dev.alidade.change.row;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Changed rows as bytes: compressed JSON. */
final class ImageFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Document(List<RowChange> rows) {}

    private ImageFile() {}

    static byte[] bytes(List<RowChange> rows) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            JSON.writeValue(packed, new Document(rows));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static List<RowChange> rows(byte[] bytes) {
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(packed, Document.class).rows();
        } catch (IOException e) {
            throw RowProblems.refused("change.row.damaged");
        }
    }
}
