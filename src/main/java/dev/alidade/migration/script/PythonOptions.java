package dev.alidade.migration.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a program declares that it can be asked for, as the text of its argparse calls tells; nothing is run to find out.
 *
 * @param options spelled as on the command line: {@code --rollback}, or {@code rollback} for a command
 */
public record PythonOptions(Set<String> options) {
    private static final Pattern OPTION =
            Pattern.compile("add_argument\\(\\s*(?:['\"]-\\w['\"]\\s*,\\s*)?['\"](--[\\w-]+)['\"]");
    private static final Pattern COMMAND = Pattern.compile("add_parser\\(\\s*['\"]([\\w-]+)['\"]");
    private static final Pattern CHOICES = Pattern.compile("choices\\s*=\\s*[\\[(]([^\\])]*)[\\])]");
    private static final Pattern CHOICE = Pattern.compile("['\"]([\\w-]+)['\"]");

    public PythonOptions {
        options = Set.copyOf(options);
    }

    /** What a program's text declares. */
    public static PythonOptions of(ScriptText text) {
        var source = text.text();
        var found = new TreeSet<String>();
        OPTION.matcher(source).results().forEach(m -> found.add(m.group(1)));
        COMMAND.matcher(source).results().forEach(m -> found.add(m.group(1)));
        CHOICES.matcher(source)
                .results()
                .flatMap(m -> CHOICE.matcher(m.group(1)).results())
                .forEach(m -> found.add(m.group(1)));
        return new PythonOptions(found);
    }

    /** How to ask for its status; empty when it declares no way. */
    public Optional<List<String>> status() {
        return first("--status", "status", "--check");
    }

    /** How to have it take itself back; empty when it declares no way. */
    public Optional<List<String>> rollback() {
        return first("--rollback", "rollback", "--downgrade", "downgrade", "--down", "down");
    }

    private Optional<List<String>> first(String... spellings) {
        return List.of(spellings).stream().filter(options::contains).findFirst().map(List::of);
    }
}
