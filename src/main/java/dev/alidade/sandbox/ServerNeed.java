package dev.alidade.sandbox;

import java.util.Set;

/**
 * What a private server must be able to hold: a copy of a database that runs elsewhere.
 *
 * @param major the lowest version that will do, as in {@code 17}; 0 when any will
 * @param extensions the names that {@code create extension} will be asked for
 */
public record ServerNeed(int major, Set<String> extensions) {
    static final ServerNeed NONE = new ServerNeed(0, Set.of());

    public ServerNeed {
        extensions = Set.copyOf(extensions);
    }

    boolean isMetBy(ServerBinaries binaries) {
        return binaries.major() >= major && binaries.extensions().containsAll(extensions);
    }
}
