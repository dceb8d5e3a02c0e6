package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopiedRowsTest {
    private static final int CASES = 2_000;
    private final Random random = new Random(20_261_121);

    @Test
    void readsWhatWasWrittenHoweverItIsCutIntoMessagesInTwoThousandCases() throws IOException {
        for (int i = 0; i < CASES; i++) {
            var expected = new ArrayList<List<@Nullable String>>();
            int columns = random.nextInt(12);
            for (int row = random.nextInt(6); row > 0; row--) {
                var values = new ArrayList<@Nullable String>();
                for (int column = 0; column < columns; column++) {
                    values.add(random.nextInt(4) == 0 ? null : "ä".repeat(random.nextInt(5)));
                }
                expected.add(values);
            }
            byte[] stream = stream(expected);
            var found = new ArrayList<List<@Nullable String>>();
            var rows = new CopiedRows(
                    row -> {
                        var values = new ArrayList<@Nullable String>();
                        for (int place = 0; place < row.places(); place++) {
                            values.add(row.textAt(place));
                        }
                        found.add(values);
                    },
                    new Cancellation());
            int at = 0;
            while (at < stream.length) {
                int next = Math.min(stream.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
                rows.row(Arrays.copyOfRange(stream, at, next));
                at = next;
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    private static byte[] stream(List<List<@Nullable String>> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeInt(0);
        out.writeInt(3);
        out.write(new byte[3]);
        for (var row : rows) {
            out.writeShort(row.size());
            for (var value : row) {
                byte[] utf8 = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(value == null ? -1 : utf8.length);
                out.write(utf8);
            }
        }
        out.writeShort(-1);
        return bytes.toByteArray();
    }
}
