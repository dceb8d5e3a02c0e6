package dev.alidade.browser.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A file in another character set, read as UTF-8. Bytes that mean nothing become the replacement character. */
final class Utf8Stream extends InputStream {
    private static final int CHARACTERS = 1 << 15;

    private final Reader reader;
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
    private byte[] ready = {};
    private int place;

    Utf8Stream(InputStream in, Charset charset) {
        reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return place < ready.length || fill() ? ready[place++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (place == ready.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - place);
        System.arraycopy(ready, place, bytes, from, count);
        place += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean fill() throws IOException {
        characters.clear();
        if (reader.read(characters) <= 0) {
            return false;
        }
        var text = characters.flip().toString();
        if (Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            int second = reader.read(); // a character of two halves must not be parted
            text = second < 0 ? text : text + (char) second;
        }
        ready = text.getBytes(StandardCharsets.UTF_8);
        place = 0;
        return true;
    }
}
