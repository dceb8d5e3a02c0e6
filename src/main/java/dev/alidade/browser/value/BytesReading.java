package dev.alidade.browser.value;

import java.util.HexFormat;
import java.util.Optional;

/** A {@code bytea} value as it comes from the server in hexadecimal digits. */
public final class BytesReading {
    /** Bytes on a line whose two halves stand apart. */
    private static final int LONG = 16;

    private BytesReading() {}

    /** The bytes of {@code \x…}; empty when that is not what the text is. */
    public static Optional<byte[]> bytes(String text) {
        if (!text.startsWith("\\x") || text.length() % 2 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(text.substring(2)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How many characters a line of a dump has. */
    public static int dumpWidth(int perLine) {
        return 4 + 2 + 3 * perLine + (perLine < LONG ? 0 : 1) + 1 + perLine;
    }

    /**
     * Lines of offset, bytes and what they are in ASCII.
     *
     * @param most of the first bytes; at most 65536, as an offset has four digits
     * @param perLine bytes on a line, an even number
     */
    public static String dump(byte[] bytes, int most, int perLine) {
        var lines = new StringBuilder();
        int end = Math.min(bytes.length, most);
        for (int from = 0; from < end; from += perLine) {
            lines.append(HexFormat.of().toHexDigits((short) from)).append("  ");
            var signs = new StringBuilder();
            for (int i = from; i < from + perLine; i++) {
                if (i < end) {
                    lines.append(HexFormat.of().toHexDigits(bytes[i]));
                    signs.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
                } else {
                    lines.append("  ");
                }
                lines.append(perLine >= LONG && i % perLine == perLine / 2 - 1 ? "  " : " ");
            }
            lines.append(' ').append(signs).append('\n');
        }
        return lines.toString();
    }

    /** The usual ending of a file with such a beginning: {@code png}, {@code jpg}, {@code gif}, {@code bmp}, {@code pdf}, {@code gz}, {@code zip}, else {@code bin}. */
    public static String ending(byte[] bytes) {
        var start = HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        return switch (start) {
            case String s when s.equals("89504e470d0a1a0a") -> "png";
            case String s when s.startsWith("ffd8ff") -> "jpg";
            case String s when s.startsWith("47494638") -> "gif";
            case String s when s.startsWith("424d") -> "bmp";
            case String s when s.startsWith("25504446") -> "pdf";
            case String s when s.startsWith("1f8b") -> "gz";
            case String s when s.startsWith("504b0304") -> "zip";
            default -> "bin";
        };
    }

    /** Whether a picture can be shown of it. */
    public static boolean isPicture(byte[] bytes) {
        return switch (ending(bytes)) {
            case "png", "jpg", "gif", "bmp" -> true;
            default -> false;
        };
    }
}
