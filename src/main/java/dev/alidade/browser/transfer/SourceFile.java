package dev.alidade.browser.transfer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file to be imported, as bytes in UTF-8 without a mark, unpacked if it was packed. */
final class SourceFile {
    private static final int PROBE = 1 << 20;

    private SourceFile() {}

    /** Opens a file; the stream tells how much of the file on disk was read. */
    static Open open(Path file, Charset encoding) throws IOException {
        var counted = new Counted(Files.newInputStream(file));
        try {
            var plain = unpacked(counted);
            plain.mark(4);
            int bom = bomLength(plain.readNBytes(4), encoding);
            plain.reset();
            plain.skipNBytes(bom);
            return new Open(encoding.equals(StandardCharsets.UTF_8) ? plain : new Utf8Stream(plain, encoding), counted);
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    /**
     * An open file.
     *
     * @param utf8 its text
     * @param disk tells what was read
     */
    record Open(InputStream utf8, Counted disk) {}

    static boolean isPacked(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var magic = in.readNBytes(2);
            return magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
        }
    }

    /** The character set as far as the file shows it; null for one of the many single-byte sets, which must be asked for. */
    static @Nullable Charset encoding(Path file) throws IOException {
        byte[] head;
        try (var in = unpacked(Files.newInputStream(file))) {
            head = in.readNBytes(PROBE);
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int zeroEven = 0;
        int zeroOdd = 0;
        for (int i = 0; i < Math.min(head.length, 4096); i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    zeroEven++;
                } else {
                    zeroOdd++;
                }
            }
        }
        int halves = Math.min(head.length, 4096) / 2;
        if (zeroOdd > halves / 2 && zeroEven == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeroEven > halves / 2 && zeroOdd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(head) ? StandardCharsets.UTF_8 : null;
    }

    /** Whether the bytes are UTF-8, but for a character cut off at the end of the probe. */
    private static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), head.length < PROBE)
                .isError();
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int bomLength(byte[] head, Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        }
        boolean marked = (encoding.equals(StandardCharsets.UTF_16LE) && starts(head, 0xFF, 0xFE))
                || (encoding.equals(StandardCharsets.UTF_16BE) && starts(head, 0xFE, 0xFF));
        return marked ? 2 : 0;
    }

    private static BufferedInputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        var magic = buffered.readNBytes(2);
        buffered.reset();
        return magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B
                ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16)
                : buffered;
    }

    /** Counts the bytes that come from the disk. */
    static final class Counted extends FilterInputStream {
        private volatile long count;

        Counted(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            add(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            add(Math.max(0, read));
            return read;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads, others look
        private void add(int more) {
            count += more;
        }
    }
}
