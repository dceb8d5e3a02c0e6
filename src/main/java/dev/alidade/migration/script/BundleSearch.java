package dev.alidade.migration.script;

import dev.alidade.migration.script.FolderListing.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds files that only repeat what the other files of a folder do. */
final class BundleSearch {
    private static final Pattern NAMED =
            Pattern.compile("(?:.*[_-])?(?:combined|all|bundle|merged|full|everything|complete)(?:[_-].*)?");
    private static final double MOST = 0.8;
    private static final double HALF = 0.5;

    private BundleSearch() {}

    /** The bundles among the entries. */
    static Set<Entry> find(List<Entry> entries) {
        var candidates = entries.stream()
                .filter(e -> e.isTop() && !e.isPython() && !e.isBaseline() && !(e.kind() instanceof FileName.Rollback))
                .filter(e -> !e.facts().wording().statements().isEmpty())
                .toList();
        var distinct = new HashSet<Long>();
        candidates.forEach(e -> distinct.addAll(e.facts().wording().statements()));
        var found = new HashSet<Entry>();
        for (var candidate : candidates) {
            int size = candidate.facts().wording().statements().size();
            if (size >= 2 && size >= HALF * distinct.size() && isBundle(candidate, candidates)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private static boolean isBundle(Entry candidate, List<Entry> all) {
        var own = candidate.facts().wording().statements();
        var others = all.stream()
                .filter(e -> e.isForward() && !e.equals(candidate))
                .map(e -> e.facts().wording().statements())
                .filter(s -> s.size() < own.size())
                .toList();
        double share = isNamedSo(candidate) ? HALF : MOST;
        var parts = new ArrayList<Set<Long>>();
        var repeated = new HashSet<Long>();
        for (var other : others) {
            var common = new HashSet<>(other);
            common.retainAll(own);
            if (common.size() >= share * other.size()) {
                parts.add(other);
                repeated.addAll(common);
            }
        }
        return parts.size() >= 2 && parts.size() >= share * others.size() && repeated.size() >= share * own.size();
    }

    private static boolean isNamedSo(Entry entry) {
        var name = entry.name().toLowerCase(Locale.ROOT);
        return NAMED.matcher(name.substring(0, name.length() - 4)).matches();
    }
}
