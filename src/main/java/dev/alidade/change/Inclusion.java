package dev.alidade.change;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What the user agreed to take back although nobody can tell whether the change did it.
 *
 * @param everything all of it
 * @param objects else these, as {@link Uncertain.Part#name()} calls them
 */
public record Inclusion(boolean everything, Set<String> objects) implements Predicate<String> {
    /** All of it stays as it is. */
    public static final Inclusion NOTHING = new Inclusion(false, Set.of());

    /** All of it goes. */
    public static final Inclusion EVERYTHING = new Inclusion(true, Set.of());

    public Inclusion {
        objects = Set.copyOf(objects);
    }

    @Override
    public boolean test(String name) {
        return everything || objects.contains(name);
    }
}
