package dev.alidade.console;

import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Snippets: those that come with Alidade, and the user's own as plain files beside the saved queries. */
public final class Snippets {
    private static final String BUILT_IN = "/snippets/snippets.sql";
    private static final Pattern HEAD = Pattern.compile("(?m)^--- (?<name>\\w+): (?<title>.*)$\\R");
    private static final Pattern TITLE = Pattern.compile("\\A--[ \\t]*(?<title>.*)\\R");

    private final SavedQueries own;

    public Snippets(AppFolders folders) {
        own = new SavedQueries(folders.settings().resolve("snippets"));
    }

    /** Where the own ones are. */
    public Path folder() {
        return own.folder();
    }

    /** All of them by name; an own one stands for a built-in one of the same name. */
    public List<Snippet> all() {
        var byName = new LinkedHashMap<String, Snippet>();
        builtIn().forEach(snippet -> byName.put(snippet.name(), snippet));
        for (var name : own.names()) {
            byName.put(name, read(name, own.load(name)));
        }
        var all = new ArrayList<>(byName.values());
        all.sort(Comparator.comparing(Snippet::name, String.CASE_INSENSITIVE_ORDER));
        return List.copyOf(all);
    }

    /** Keeps a text under a name, which becomes one word; returns that. */
    public String save(String name, String body) {
        var word = name.strip().replaceAll("[^\\p{L}\\p{N}_]+", "_");
        return own.save(word.isEmpty() ? "snippet" : word, body);
    }

    /** Removes an own one. */
    public void delete(String name) {
        own.delete(name);
    }

    /** Those that come with Alidade. */
    static List<Snippet> builtIn() {
        var text = resource();
        var all = new ArrayList<Snippet>();
        var head = HEAD.matcher(text);
        int from = -1;
        var name = "";
        var title = "";
        while (head.find()) {
            if (from >= 0) {
                all.add(new Snippet(
                        name, title, text.substring(from, head.start()).strip(), false));
            }
            name = head.group("name");
            title = head.group("title").strip();
            from = head.end();
        }
        all.add(new Snippet(name, title, text.substring(from).strip(), false));
        return all;
    }

    /** A comment on the first line says what it writes. */
    private static Snippet read(String name, String file) {
        var first = TITLE.matcher(file);
        return first.find()
                ? new Snippet(
                        name,
                        first.group("title").strip(),
                        file.substring(first.end()).stripTrailing(),
                        true)
                : new Snippet(name, "", file.stripTrailing(), true);
    }

    private static String resource() {
        try (var in = Objects.requireNonNull(Snippets.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
