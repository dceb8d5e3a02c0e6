package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The text of a script file.
 *
 * @param text the file in UTF-8, without byte order mark
 * @param checksum as Flyway computes it: CRC-32 of the lines, so that line ends do not count
 */
public record ScriptText(String text, int checksum) {
    private static final int MARK_LENGTH = 3;

    /**
     * Reads a file. Needs about twice its size in memory.
     *
     * @throws AppException when it cannot be read or is not UTF-8, naming the file and the line
     */
    public static ScriptText read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw failure("migration.file.unreadable", e, name(file));
        }
        int start = startsWithMark(bytes) ? MARK_LENGTH : 0;
        var text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        int wrong = firstWrongByte(text, bytes);
        if (wrong >= 0) {
            throw failure("migration.file.encoding", null, name(file), Integer.toString(lineOf(bytes, wrong)));
        }
        return new ScriptText(text, checksum(bytes, start));
    }

    /** A text that is not in a file. */
    public static ScriptText of(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new ScriptText(plain, checksum(plain.getBytes(StandardCharsets.UTF_8), 0));
    }

    /** The statements and everything between them. */
    public ScriptPlan plan() {
        return ScriptPlan.of(text);
    }

    /**
     * Whether both would do the same: only comments, blanks, line ends and the semicolon after the last statement may
     * differ. A comment inside a function body counts, because the server stores it.
     */
    public boolean sameButForComments(ScriptText other) {
        return text.equals(other.text) || Wording.BARE.same(text, other.text);
    }

    /** Like {@link #sameButForComments}, but comments count too. */
    public boolean sameButForBlanks(ScriptText other) {
        return text.equals(other.text) || Wording.COMMENTED.same(text, other.text);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK_LENGTH
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    /** Lines joined without their ends are all bytes but the ends. */
    private static int checksum(byte[] bytes, int start) {
        var crc = new CRC32();
        int from = start;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                crc.update(bytes, from, i - from);
                from = i + 1;
            }
        }
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }

    /** Decoding puts U+FFFD where it fails; only then it is worth looking closer. */
    private static int firstWrongByte(String text, byte[] bytes) {
        if (text.indexOf('\uFFFD') >= 0) {
            var input = ByteBuffer.wrap(bytes);
            var scratch = CharBuffer.allocate(8192);
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var result = decoder.decode(input, scratch, true);
            while (result.isOverflow()) {
                scratch.clear();
                result = decoder.decode(input, scratch, true);
            }
            if (result.isError()) {
                return input.position();
            }
        }
        return text.indexOf('\0') < 0 ? -1 : firstZero(bytes);
    }

    private static int firstZero(byte[] bytes) {
        int i = 0;
        while (bytes[i] != 0) {
            i++;
        }
        return i;
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static AppException failure(String key, @Nullable IOException cause, Object... arguments) {
        var problem = Problem.of(ProblemKind.FAILED, key, Messages.text(key, arguments), Messages.text(key + ".next"));
        return new AppException(problem, cause);
    }
}
