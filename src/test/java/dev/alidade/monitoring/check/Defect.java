package dev.alidade.monitoring.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A defect and its counterpart, from {@code src/test/resources/checks/<check>.sql}. Sections begin with a line
 * {@code -- bad}, {@code -- then} (bad, in a transaction of its own), {@code -- good}, {@code -- superuser} (where it
 * stands first for both), {@code -- superuser bad},
 * {@code -- finds} (keys), {@code -- with NAME NUMBER} (a threshold; the others are zero), {@code -- exposed} (its
 * schemas are served), {@code -- exposes NAME}, {@code -- as superuser} (nobody else may mend it). {@code {s}} and
 * {@code {q}} are two schemas of its own, the second with a name that must be quoted.
 */
record Defect(Check check, List<Section> sections) {
    /** A section: its heading without the dashes, and its lines. */
    record Section(String heading, String text) {}

    static List<Defect> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/checks"))) {
            return files.sorted().map(Defect::read).toList();
        }
    }

    private static Defect read(Path file) {
        var id = file.getFileName().toString().replace(".sql", "");
        var check = Checks.all().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no check " + id));
        try {
            var sections = new ArrayList<Section>();
            for (var part : Files.readString(file).split("(?m)^-- ")) {
                if (!part.isBlank()) {
                    var end = part.indexOf('\n');
                    var text = part.substring(end + 1)
                            .replace("{s}", schema(id))
                            .replace("{q}", "\"" + schema(id) + " Zw\"")
                            .strip();
                    sections.add(new Section(part.substring(0, end).strip(), text));
                }
            }
            return new Defect(check, List.copyOf(sections));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** PostgreSQL keeps names that begin with pg_ for itself. */
    private static String schema(String id) {
        return id.replaceFirst("^pg_", "");
    }

    String plainSchema() {
        return schema(check.id());
    }

    String quotedSchema() {
        return schema(check.id()) + " Zw";
    }

    boolean hasCounterpart() {
        return sections.stream().anyMatch(s -> s.heading().equals("good"));
    }

    boolean onlyForSuperuser() {
        return sections.stream().anyMatch(s -> s.heading().equals("as superuser"));
    }

    /** The sections that make the database, good or bad, in order. */
    List<Section> making(boolean good) {
        var made = new ArrayList<Section>();
        for (var section : sections) {
            var wanted = switch (section.heading()) {
                case "bad", "then", "superuser bad" -> !good;
                case "good" -> good;
                case "superuser" -> !good || section.equals(sections.getFirst());
                default -> false;
            };
            if (wanted) {
                made.add(section);
            }
        }
        return made;
    }

    List<String> keys() {
        return sections.stream()
                .filter(s -> s.heading().equals("finds"))
                .flatMap(s -> s.text().lines())
                .map(key -> check.id() + ":" + key)
                .toList();
    }

    /** Whether a finding of the check is about something that this defect made. */
    boolean isOwn(Finding finding) {
        return finding.subject().startsWith(plainSchema() + ".")
                || finding.subject().startsWith("\"" + quotedSchema() + "\".")
                || keys().contains(finding.key());
    }

    List<String> exposed() {
        return sections.stream()
                .flatMap(s -> s.heading().equals("exposed")
                        ? Stream.of(plainSchema(), quotedSchema())
                        : s.heading().startsWith("exposes ")
                                ? Stream.of(s.heading().substring("exposes ".length()))
                                : Stream.empty())
                .toList();
    }

    /** All thresholds at zero but those that it names. */
    CheckSettings settings(CheckSettings from) {
        var settings = from;
        for (var threshold : check.rule().thresholds()) {
            settings = settings.threshold(check, threshold.name(), 0);
        }
        for (var section : sections) {
            if (section.heading().startsWith("with ")) {
                var words = section.heading().split(" ");
                settings = settings.threshold(check, words[1], Long.parseLong(words[2]));
            }
        }
        return settings;
    }
}
