package dev.alidade.corridor.feature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Different texts by their bytes, so that a value can be looked up without making a text of it. Used by one thread. */
final class WordTable {
    private static final int LEAST = 32;

    private final List<String> words = new ArrayList<>();
    private final List<byte[]> stored = new ArrayList<>();
    private int[] slots = new int[LEAST];

    /** The texts in the order in which they were added. */
    List<String> words() {
        return words;
    }

    /** The number of a text in UTF-8; -1 when it is not there. */
    int find(byte[] from, int start, int length) {
        for (int slot = slot(hash(from, start, length)); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            byte[] known = stored.get(slots[slot] - 1);
            if (Arrays.equals(known, 0, known.length, from, start, start + length)) {
                return slots[slot] - 1;
            }
        }
        return -1;
    }

    /** Adds a text that is not there and gives its number. */
    int add(String word) {
        words.add(word);
        stored.add(word.getBytes(StandardCharsets.UTF_8));
        if (2 * words.size() > slots.length) {
            slots = new int[2 * slots.length];
            for (int i = 0; i + 1 < words.size(); i++) {
                put(i);
            }
        }
        put(words.size() - 1);
        return words.size() - 1;
    }

    private void put(int number) {
        byte[] utf8 = stored.get(number);
        int slot = slot(hash(utf8, 0, utf8.length));
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = number + 1;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E37_79B9;
        return (mixed ^ mixed >>> 16) & slots.length - 1;
    }

    private static int hash(byte[] from, int start, int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + from[i];
        }
        return hash;
    }
}
