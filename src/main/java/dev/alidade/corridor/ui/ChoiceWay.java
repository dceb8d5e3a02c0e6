package dev.alidade.corridor.ui;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What becomes of the rows that were chosen before when others are. */
enum ChoiceWay {
    REPLACE,
    ADD,
    REMOVE;

    /** Shift adds, Ctrl takes away. */
    static ChoiceWay of(boolean shift, boolean shortcut) {
        return shortcut ? REMOVE : shift ? ADD : REPLACE;
    }

    /** What is chosen afterwards. */
    Set<String> apply(Set<String> before, Collection<String> keys) {
        if (this == REPLACE) {
            return new HashSet<>(keys);
        }
        var all = new HashSet<>(before);
        if (this == ADD) {
            all.addAll(keys);
        } else {
            // not removeAll, which looks through a list once for every element of a smaller set
            keys.forEach(all::remove);
        }
        return all;
    }
}
