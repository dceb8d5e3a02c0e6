package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.FolderListing.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a folder's convention is taken to be, and why.
 *
 * @param convention the one that most files speak for
 * @param evidence the reasons, in sentences
 */
record ConventionDetection(Convention convention, List<String> evidence) {
    ConventionDetection {
        evidence = List.copyOf(evidence);
    }

    /** Looks at names first, then at marks inside the files, then at settings beside them. */
    static ConventionDetection of(Path folder, List<Entry> entries) {
        var forwards = entries.stream().filter(Entry::isForward).toList();
        if (forwards.isEmpty()) {
            return new ConventionDetection(Convention.NONE, List.of(text("none")));
        }
        var evidence = new ArrayList<String>();
        var byName = most(forwards.stream()
                .map(e -> ((FileName.Forward) e.kind()).convention())
                .toList());
        evidence.add(text(
                "names", Long.toString(count(forwards, byName)), Integer.toString(forwards.size()), byName.label()));
        var sections = forwards.stream()
                .map(e -> e.facts().sections())
                .filter(Objects::nonNull)
                .toList();
        if (sections.size() * 2 >= forwards.size() && byName != Convention.FLYWAY) {
            var convention = most(sections);
            evidence.add(text("sections", Integer.toString(sections.size()), convention.label()));
            return new ConventionDetection(convention, evidence);
        }
        if (byName == Convention.TIMESTAMP && isSupabase(folder)) {
            evidence.add(text("supabase"));
            return new ConventionDetection(Convention.SUPABASE, evidence);
        }
        return new ConventionDetection(byName, evidence);
    }

    static boolean isSupabase(Path folder) {
        var full = folder.toAbsolutePath().normalize();
        var parent = full.getParent();
        return parent != null
                && full.endsWith("migrations")
                && (parent.endsWith("supabase") || Files.isRegularFile(parent.resolve("config.toml")));
    }

    private static long count(List<Entry> forwards, Convention convention) {
        return forwards.stream()
                .filter(e -> ((FileName.Forward) e.kind()).convention() == convention)
                .count();
    }

    /** The most frequent; of equals the first. */
    private static Convention most(List<Convention> votes) {
        return votes.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Convention, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Convention.NONE);
    }

    private static String text(String key, Object... arguments) {
        return Messages.text("migration.evidence." + key, arguments);
    }
}
