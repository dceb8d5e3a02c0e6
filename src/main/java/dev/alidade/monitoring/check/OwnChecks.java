package dev.alidade.monitoring.check;

import dev.alidade.database.UserStatementGuard;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checks in a folder of a user's. A file {@code <id>.sql} begins with a comment:
 *
 * <pre>
 * -- title: Messages whose chat is gone
 * -- severity: error
 * -- detail: {0} has {1} messages without a chat
 * -- why: They are shown to nobody and counted everywhere.
 * -- advice: Delete them, or bring the chats back.
 * -- needs: extension postgis
 * -- threshold: minimum_rows = 10
 * </pre>
 *
 * Only the title must be there. The query gives {@code object_name}, mostly {@code schema_name}, and evidence; each
 * threshold is a whole number that the query has as {@code :name}.
 *
 * @param checks that can run
 * @param refused the other files
 */
public record OwnChecks(List<Check> checks, List<Refused> refused) {
    private static final String ENDING = ".sql";
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "table", "(");
    private static final Pattern HEAD = Pattern.compile("--\\s*([a-z]+):\\s*(.*?)\\s*");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{1,62}");
    private static final Pattern NUMBER = Pattern.compile("([a-z][a-z0-9_]*)\\s*=\\s*(-?\\d{1,18})");

    public OwnChecks {
        checks = List.copyOf(checks);
        refused = List.copyOf(refused);
    }

    /**
     * A file that is no check. What it was meant to find is not looked for: it stands among what could not be checked.
     *
     * @param check answers only that, and why
     * @param file its name
     * @param reason a sentence
     */
    public record Refused(Check check, String file, String reason) {}

    /** Those that can run, and those that can only say why not. */
    public List<Check> all() {
        return Stream.concat(checks.stream(), refused.stream().map(Refused::check))
                .toList();
    }

    /** Reads a folder; one that is not there holds none. */
    public static OwnChecks read(Path folder) {
        var checks = new ArrayList<Check>();
        var refused = new ArrayList<Refused>();
        if (!Files.isDirectory(folder)) {
            return new OwnChecks(checks, refused);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                try {
                    checks.add(read(name(file), Files.readString(file)));
                } catch (IllegalArgumentException e) {
                    refused.add(refused(file, String.valueOf(e.getMessage())));
                } catch (AppException e) {
                    refused.add(refused(file, e.problem().message()));
                } catch (CharacterCodingException e) {
                    refused.add(refused(file, Messages.text("check.own.wrong.encoding")));
                } catch (IOException e) {
                    refused.add(
                            refused(file, Messages.text("check.own.wrong.unreadable", String.valueOf(e.getMessage()))));
                }
            }
        } catch (IOException e) {
            refused.add(refused(folder, Messages.text("check.own.wrong.unreadable", String.valueOf(e.getMessage()))));
        }
        return new OwnChecks(checks, refused);
    }

    /** Its id is the file's name where that can be one and is no other check's, so that what is set for it stays. */
    private static Refused refused(Path path, String reason) {
        var file = name(path);
        var id = id(file);
        if (!ID.matcher(id).matches() || isOurs(id)) {
            id = "refused_" + id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        }
        var rule = Rule.warning(Category.OWN).needs(Need.repair(reason));
        var advice = Messages.text("check.own.refused.advice");
        return new Refused(
                new OwnCheck(
                        id,
                        rule,
                        text(path),
                        Messages.text("check.own.refused", file),
                        "",
                        advice,
                        "{0}",
                        path.toAbsolutePath()),
                file,
                reason);
    }

    /** As far as it can be read: whoever repairs it wants to see it. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * @throws IllegalArgumentException with a sentence for the user
     * @throws AppException when it is more than one statement, or not one that only reads
     */
    static OwnCheck read(String file, String source) {
        var id = id(file);
        if (!ID.matcher(id).matches()) {
            throw wrong("name");
        }
        if (isOurs(id)) {
            throw wrong("taken");
        }
        checkOneQuery(source);
        var head = head(source);
        var title = head.get("title");
        if (title == null || title.isBlank()) {
            throw wrong("title");
        }
        var detail = head.getOrDefault("detail", "{0}: " + title.replaceAll("[{}]", " "));
        checkPattern(detail);
        return new OwnCheck(
                id,
                rule(head, source),
                source,
                title,
                head.getOrDefault("why", ""),
                head.getOrDefault("advice", ""),
                detail,
                null);
    }

    /** The sentences of a read-only console would speak of a connection; here a file is wrong. */
    private static void checkOneQuery(String source) {
        int statements = UserStatementGuard.count(source);
        if (statements != 1) {
            throw new IllegalArgumentException(Messages.text("check.own.wrong.statements", statements));
        }
        var first = UserStatementGuard.firstWord(source);
        if (!QUERIES.contains(first)) {
            throw new IllegalArgumentException(
                    Messages.text("check.own.wrong.noQuery", first.toUpperCase(Locale.ROOT)));
        }
        UserStatementGuard.check(source);
    }

    /** Subject and evidence are texts: they are put in as they are. */
    private static void checkPattern(String detail) {
        try {
            var pattern = new MessageFormat(detail.replace("'", "''"), Locale.ROOT);
            if (Stream.of(pattern.getFormats()).anyMatch(Objects::nonNull)) {
                throw wrong("detail");
            }
        } catch (IllegalArgumentException e) {
            throw wrong("detail");
        }
    }

    private static Rule rule(Map<String, String> head, String source) {
        var rule = switch (head.getOrDefault("severity", "warning").toLowerCase(Locale.ROOT)) {
            case "error" -> Rule.error(Category.OWN);
            case "warning" -> Rule.warning(Category.OWN);
            case "info" -> Rule.info(Category.OWN);
            default -> throw wrong("severity");
        };
        var needed = head.get("needs");
        if (needed != null) {
            if (!needed.startsWith("extension ")) {
                throw wrong("needs");
            }
            rule = rule.needs(
                    Need.extension(needed.substring("extension ".length()).strip()));
        }
        var threshold = head.get("threshold");
        if (threshold != null) {
            for (var one : threshold.split(",")) {
                var number = NUMBER.matcher(one.strip());
                if (!number.matches() || !source.contains(":" + number.group(1))) {
                    throw wrong("threshold");
                }
                rule = rule.threshold(number.group(1), Long.parseLong(number.group(2)));
            }
        }
        return rule;
    }

    private static Map<String, String> head(String source) {
        var head = new HashMap<String, String>();
        for (var line : source.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("--"))
                .toList()) {
            var entry = HEAD.matcher(line);
            if (entry.matches()) {
                head.merge(entry.group(1), entry.group(2), (first, more) -> first + ", " + more);
            }
        }
        return head;
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(Messages.text("check.own.wrong." + what));
    }

    private static String id(String file) {
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    private static boolean isOurs(String id) {
        return Checks.all().stream().anyMatch(check -> check.id().equals(id));
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
