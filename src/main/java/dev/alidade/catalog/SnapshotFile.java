package dev.alidade.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A snapshot as gzip-compressed JSON: for files, and for keeping beside a migration. */
public final class SnapshotFile {
    /** Grows when older programs could not read what is written. */
    private static final int FORMAT = 2;

    /** Without addresses, so that renames do not show; else the same. */
    private static final int OLDEST = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotFile() {}

    /** Compressed; put together once for each snapshot, so not to be changed. */
    public static byte[] bytes(CatalogSnapshot snapshot) {
        return snapshot.packed(SnapshotFile::compressed);
    }

    private static byte[] compressed(CatalogSnapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(snapshot, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * What {@link #bytes} made.
     *
     * @throws AppException of kind FAILED when these bytes are no snapshot
     */
    public static CatalogSnapshot of(byte[] bytes) {
        try {
            return read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Writes compressed; the stream stays open. */
    public static void write(CatalogSnapshot snapshot, OutputStream out) throws IOException {
        var gzip = new QuickGzip(out);
        var json = JSON.createGenerator(gzip).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeNumberField("serverVersion", snapshot.serverVersion());
        json.writeStringField("database", snapshot.database());
        optional("identity", snapshot.origin().identity(), json);
        var numbers = new HashMap<ObjectId, Integer>();
        json.writeObjectFieldStart("properties");
        for (var kind : names(snapshot).entrySet()) {
            json.writeArrayFieldStart(kind.getKey().name());
            for (var name : kind.getValue()) {
                json.writeString(name);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("objects");
        for (var object : snapshot.objects()) {
            numbers.put(object.id(), numbers.size());
            write(object, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("dependencies");
        for (var entry : snapshot.dependencies().entrySet()) {
            json.writeStartArray();
            write(entry.getKey(), numbers, json);
            for (var needed : entry.getValue()) {
                write(needed, numbers, json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        gzip.finish();
    }

    /** Three times as quick as the usual way, and a fifth larger. */
    private static final class QuickGzip extends GZIPOutputStream {
        private static final int BUFFER = 16 * 1024;

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static void write(CatalogObject object, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", object.id().kind().name());
        optional("schema", object.id().schema(), json);
        optional("parent", object.id().parent(), json);
        json.writeStringField("name", object.id().name());
        json.writeArrayFieldStart("values");
        for (var name : object.names()) {
            json.writeString(object.get(name));
        }
        json.writeEndArray();
        var address = object.address();
        if (address != null) {
            json.writeArrayFieldStart("at");
            json.writeNumber(address.catalog());
            json.writeNumber(address.object());
            json.writeNumber(address.sub());
            json.writeEndArray();
        }
        optional("parts", object.parts(), json);
        json.writeEndObject();
    }

    private static Map<ObjectKind, List<String>> names(CatalogSnapshot snapshot) {
        var names = new EnumMap<ObjectKind, List<String>>(ObjectKind.class);
        snapshot.objects().forEach(object -> names.putIfAbsent(object.id().kind(), object.names()));
        return names;
    }

    /** A number in the list of objects; a default is minus one minus its column's. */
    private static void write(ObjectId id, Map<ObjectId, Integer> numbers, JsonGenerator json) throws IOException {
        var number = numbers.get(id);
        if (number != null) {
            json.writeNumber(number);
            return;
        }
        var column = numbers.get(id.as(ObjectKind.COLUMN));
        if (column == null) {
            throw new IllegalStateException("no such object: " + id);
        }
        json.writeNumber(-1 - column);
    }

    private static void optional(String field, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws AppException of kind FAILED when the stream holds no snapshot
     */
    public static CatalogSnapshot read(InputStream in) throws IOException {
        try (var gzip = new GZIPInputStream(in)) {
            var root = JSON.readTree(gzip);
            int format = root.path("format").asInt();
            if (format < OLDEST || format > FORMAT) {
                throw new IOException("format " + root.path("format"));
            }
            var objects = new ArrayList<CatalogObject>();
            var names = new EnumMap<ObjectKind, List<String>>(ObjectKind.class);
            for (var kind : root.path("properties").properties()) {
                var texts = new ArrayList<String>();
                kind.getValue().forEach(name -> texts.add(name.asText()));
                names.put(ObjectKind.valueOf(kind.getKey()), List.copyOf(texts));
            }
            for (var node : root.path("objects")) {
                objects.add(object(node, names));
            }
            var dependencies = new LinkedHashMap<ObjectId, List<ObjectId>>();
            for (var node : root.path("dependencies")) {
                var ids = new ArrayList<ObjectId>();
                node.forEach(number -> ids.add(id(number.asInt(), objects)));
                dependencies.put(ids.getFirst(), List.copyOf(ids.subList(1, ids.size())));
            }
            var origin = new SnapshotOrigin(
                    root.path("serverVersion").asInt(), root.path("database").asText(), orNull(root, "identity"), null);
            return new CatalogSnapshot(origin, objects, dependencies);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unreadable(e);
        }
    }

    private static CatalogObject object(JsonNode node, Map<ObjectKind, List<String>> known) {
        var kind = ObjectKind.valueOf(node.path("kind").asText());
        var id = new ObjectId(
                kind,
                orNull(node, "schema"),
                orNull(node, "parent"),
                node.path("name").asText());
        var names = known.getOrDefault(kind, List.of());
        var values = new @Nullable String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.path("values").path(i).textValue();
        }
        var at = node.path("at");
        var address = at.isMissingNode()
                ? null
                : new CatalogAddress(
                        at.path(0).asLong(), at.path(1).asLong(), at.path(2).asInt());
        return new CatalogObject(id, names, values, address, orNull(node, "parts"));
    }

    private static @Nullable String orNull(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asText() : null;
    }

    private static ObjectId id(int number, List<CatalogObject> objects) {
        return number >= 0
                ? objects.get(number).id()
                : objects.get(-1 - number).id().as(ObjectKind.DEFAULT);
    }

    private static AppException unreadable(Exception cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.FAILED,
                        "catalog.file",
                        Messages.text("catalog.file"),
                        Messages.text("catalog.file.next")),
                cause);
    }
}
