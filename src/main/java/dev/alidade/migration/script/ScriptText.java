package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * The text of a script file.
 *
 * @param text the file in UTF-8, without byte order mark
 * @param checksum as Flyway computes it: CRC-32 of the lines, so that line ends do not count
 */
public record ScriptText(String text, int checksum) {

    /**
     * Reads a file.
     *
     * @throws AppException when it cannot be read or is not UTF-8, naming the file
     */
    public static ScriptText read(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return of(text);
        } catch (CharacterCodingException e) {
            throw failure("migration.file.encoding", file, e);
        } catch (IOException e) {
            throw failure("migration.file.unreadable", file, e);
        }
    }

    /** A text that is not in a file. */
    public static ScriptText of(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new ScriptText(plain, checksum(plain));
    }

    /** The statements and everything between them. */
    public ScriptPlan plan() {
        return ScriptPlan.of(text);
    }

    private static int checksum(String text) {
        var crc = new CRC32();
        text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static AppException failure(String key, Path file, IOException cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.FAILED,
                        key,
                        Messages.text(key, String.valueOf(file.getFileName())),
                        Messages.text(key + ".next")),
                cause);
    }
}
