package dev.alidade.corridor.feature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many short texts, or none, as bytes one after the other: a million keys take some megabytes instead of two million
 * objects. Texts are only ever added, so that a {@link View} of the first ones stays true. Used by one thread.
 */
final class Words {
    private static final int LEAST = 64;
    private static final byte[] NO_BYTES = new byte[0];
    private static final int[] NO_ENDS = new int[0];

    private byte[] bytes = NO_BYTES;
    private int used;
    private int[] ends = NO_ENDS;
    private int size;

    /** How many there are. */
    int size() {
        return size;
    }

    /** Adds a text. */
    void add(@Nullable String word) {
        if (word == null) {
            addNone();
        } else {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            add(utf8, 0, utf8.length);
        }
    }

    /** Adds a text in UTF-8. */
    void add(byte[] from, int start, int length) {
        room(length);
        System.arraycopy(from, start, bytes, used, length);
        used += length;
        ends[size++] = used;
    }

    /** Adds that there is none; costs nothing as long as there was none at all. */
    void addNone() {
        if (ends.length > 0) {
            room(0);
            ends[size] = ~used;
        }
        size++;
    }

    /** What there is so far; stays as it is while more are added. */
    View view() {
        return new View(bytes, ends, size);
    }

    private void room(int more) {
        if (size >= ends.length) {
            int known = ends.length;
            ends = Arrays.copyOf(ends, Math.max(LEAST, 2 * size));
            if (known == 0) {
                Arrays.fill(ends, 0, size, ~0);
            }
        }
        if (more > bytes.length - used) {
            bytes = Arrays.copyOf(bytes, Math.max(LEAST, Math.max(Math.addExact(used, more), 2 * used)));
        }
    }

    /** Texts that do not change. */
    static final class View {
        private final byte[] bytes;
        private final int[] ends;
        private final int size;

        private View(byte[] bytes, int[] ends, int size) {
            this.bytes = bytes;
            this.ends = ends;
            this.size = size;
        }

        /** One of them; null when there is none. */
        @Nullable
        String at(int place) {
            return isNone(place)
                    ? null
                    : new String(bytes, start(place), ends[place] - start(place), StandardCharsets.UTF_8);
        }

        /** Whether one of them is this one. */
        boolean is(int place, byte[] utf8) {
            return !isNone(place) && Arrays.equals(bytes, start(place), ends[place], utf8, 0, utf8.length);
        }

        /** Where a text stands in a table, see {@link WordTable#find}; -1 for none. */
        int in(WordTable table, int place) {
            return isNone(place) ? -1 : table.find(bytes, start(place), ends[place] - start(place));
        }

        /** Some of them. */
        View of(int[] places) {
            var some = new Words();
            for (int place : places) {
                if (isNone(place)) {
                    some.addNone();
                } else {
                    some.add(bytes, start(place), ends[place] - start(place));
                }
            }
            return some.view();
        }

        private boolean isNone(int place) {
            if (place < 0 || place >= size) {
                throw new IndexOutOfBoundsException(place);
            }
            return ends.length == 0 || ends[place] < 0;
        }

        private int start(int place) {
            int before = place == 0 ? 0 : ends[place - 1];
            return before < 0 ? ~before : before;
        }
    }
}
