package dev.alidade.migration.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a Sqitch plan. Lines are a name, what it needs in brackets, date and author; {@code %} pragmas and
 * {@code @} tags. A name that comes again is a rework: the file of that name belongs to its last place, and the text of
 * an earlier place lies in {@code name@tag.sql}, after a tag between that place and the next.
 */
final class SqitchPlan {
    private SqitchPlan() {}

    /**
     * A change in its place.
     *
     * @param tags those after it that tell its file from later ones; empty in its last place
     * @param last whether the name does not come again
     */
    record Change(String name, List<String> tags, boolean last) {
        Change {
            tags = List.copyOf(tags);
        }

        /** The name of its file in a folder of scripts; null when its text lies nowhere any more. */
        @Nullable
        String file(Path folder) {
            return last
                    ? name + ".sql"
                    : tags.stream()
                            .map(tag -> name + tag + ".sql")
                            .filter(file -> Files.isRegularFile(folder.resolve(file)))
                            .findFirst()
                            .orElse(null);
        }
    }

    static List<Change> of(List<String> lines) {
        var words = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '%' && line.charAt(0) != '#')
                .map(line -> line.split("\\s+", 2)[0])
                .toList();
        var changes = new ArrayList<Change>();
        for (int i = 0; i < words.size(); i++) {
            var name = words.get(i);
            if (!name.startsWith("@")) {
                var rest = words.subList(i + 1, words.size());
                int next = rest.indexOf(name);
                var between = next < 0 ? List.<String>of() : rest.subList(0, next);
                changes.add(new Change(
                        name,
                        between.stream().filter(word -> word.startsWith("@")).toList(),
                        next < 0));
            }
        }
        return changes;
    }
}
