package dev.alidade.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts sessions below those that block them, so that who must end first stands on top. */
public final class BackendTree {
    private BackendTree() {}

    /**
     * A session and how deep it waits.
     *
     * @param depth 0 for who waits for nobody
     * @param blocks how many sessions wait for it, directly or through others
     */
    public record Line(Backend backend, int depth, int blocks) {}

    /**
     * The lines in the order of the sessions given; a session that several block stands below the first of them. Circles,
     * which the server breaks by itself after a while, are shown once.
     */
    public static List<Line> of(List<Backend> backends) {
        Map<Integer, List<Backend>> waiting = new HashMap<>();
        Set<Integer> known = new HashSet<>();
        backends.forEach(b -> known.add(b.pid()));
        var roots = new ArrayList<Backend>();
        for (var backend : backends) {
            var blocker = backend.blockedBy().stream().filter(known::contains).findFirst();
            if (blocker.isPresent() && blocker.get() != backend.pid()) {
                waiting.computeIfAbsent(blocker.get(), _ -> new ArrayList<>()).add(backend);
            } else {
                roots.add(backend);
            }
        }
        var lines = new ArrayList<Line>();
        var seen = new HashSet<Integer>();
        // who blocks others comes first
        roots.stream().filter(b -> waiting.containsKey(b.pid())).forEach(b -> add(b, 0, waiting, seen, lines));
        roots.stream().filter(b -> !waiting.containsKey(b.pid())).forEach(b -> add(b, 0, waiting, seen, lines));
        backends.stream().filter(b -> !seen.contains(b.pid())).forEach(b -> add(b, 0, waiting, seen, lines));
        return lines;
    }

    private static int add(
            Backend backend, int depth, Map<Integer, List<Backend>> waiting, Set<Integer> seen, List<Line> lines) {
        if (!seen.add(backend.pid())) {
            return 0;
        }
        int place = lines.size();
        lines.add(new Line(backend, depth, 0));
        int below = 0;
        for (var next : waiting.getOrDefault(backend.pid(), List.of())) {
            below += add(next, depth + 1, waiting, seen, lines);
        }
        lines.set(place, new Line(backend, depth, below));
        return below + 1;
    }
}
