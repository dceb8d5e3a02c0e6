package dev.alidade.migration.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which migration needs which, as a README tells: in a table with the columns File and Dependencies, or in a line
 * "Dependencies:" below a heading with the file's name.
 *
 * @param readme the README
 * @param needs what is said of each file, as written
 */
record DependencyTable(Path readme, Map<String, String> needs) {
    private static final Pattern FILE = Pattern.compile("\\d[\\w.-]*\\.(?:sql|py)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s.*");
    private static final Pattern LINE = Pattern.compile("(?i)[-*\\s]*\\**dependenc(?:ies|y)\\**:?\\**:?\\s*(.+)");
    private static final long LARGEST = 1_000_000;

    DependencyTable {
        needs = Map.copyOf(needs);
    }

    /** The table of a README in a folder or above it. */
    static Optional<DependencyTable> find(Path folder) {
        var parent = folder.toAbsolutePath().normalize().getParent();
        return in(folder).or(() -> parent == null ? Optional.empty() : in(parent));
    }

    /** The files that a file needs, of those that are there; words that name none are left out. */
    List<String> of(String file, List<MigrationScript> scripts) {
        var said = needs.getOrDefault(file, "");
        var plain = said.replaceAll("\\([^)]*\\)", "").toLowerCase(Locale.ROOT).replace('`', ' ');
        if (plain.strip().startsWith("all")) {
            return scripts.stream()
                    .map(MigrationScript::name)
                    .filter(name -> needs.containsKey(name) && !name.equals(file))
                    .filter(name -> !needs.getOrDefault(name, "")
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .startsWith("all"))
                    .toList();
        }
        var found = new ArrayList<String>();
        for (var word : plain.split("[,;&+]|\\band\\b")) {
            scripts.stream()
                    .filter(s -> isMeant(word.strip(), s))
                    .map(MigrationScript::name)
                    .filter(name -> !name.equals(file))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private static boolean isMeant(String word, MigrationScript script) {
        return !word.isEmpty()
                && (script.name().toLowerCase(Locale.ROOT).equals(word)
                        || script.description().toLowerCase(Locale.ROOT).equals(word.replace('_', ' '))
                        || script.version().text().equals(word));
    }

    private static Optional<DependencyTable> in(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[Rr][Ee][Aa][Dd][Mm][Ee]*")) {
            for (var file : files) {
                if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
                    var needs = parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    if (!needs.isEmpty()) {
                        return Optional.of(new DependencyTable(file, needs));
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Map<String, String> parse(String text) {
        var needs = new LinkedHashMap<String, String>();
        int column = -1;
        var heading = "";
        for (var line : text.lines().toList()) {
            if (line.strip().startsWith("|")) {
                var cells = line.strip().substring(1).split("\\|", -1);
                column = column < 0 ? columnOf(cells) : column;
                var file = FILE.matcher(cells[0]);
                if (column >= 0 && column < cells.length && file.find()) {
                    needs.put(file.group(), cells[column].strip());
                }
                continue;
            }
            column = -1;
            if (HEADING.matcher(line).matches()) {
                var file = FILE.matcher(line);
                heading = file.find() ? file.group() : "";
            }
            var said = LINE.matcher(line);
            if (!heading.isEmpty() && said.matches()) {
                needs.put(heading, said.group(1).strip());
            }
        }
        return needs;
    }

    private static int columnOf(String[] cells) {
        for (int i = 1; i < cells.length; i++) {
            if (cells[i].strip().toLowerCase(Locale.ROOT).startsWith("depend")) {
                return i;
            }
        }
        return -1;
    }
}
