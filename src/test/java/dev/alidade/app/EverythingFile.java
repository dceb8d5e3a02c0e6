package dev.alidade.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The sections of {@code versions/everything.sql} that a server of some version lets a role run. */
final class EverythingFile {
    private static final Path FILE = Path.of("src/test/resources/versions/everything.sql");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^--- (change )?from (\\d+)( superuser)?$\\n(.*?)(?=^--- |\\z)");

    private EverythingFile() {}

    /** What makes the schema. */
    static String making(int major, boolean superuser) throws IOException {
        return text(false, major, superuser);
    }

    /** What then changes it. */
    static String changing(int major, boolean superuser) throws IOException {
        return text(true, major, superuser);
    }

    private static String text(boolean changes, int major, boolean superuser) throws IOException {
        var text = new StringBuilder();
        var sections = SECTION.matcher(Files.readString(FILE));
        while (sections.find()) {
            if (sections.group(1) != null == changes
                    && Integer.parseInt(sections.group(2)) <= major
                    && (superuser || sections.group(3) == null)) {
                text.append(sections.group(4));
            }
        }
        return text.toString();
    }
}
