package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a user calls a new migration, as a file name and a comment can bear it.
 *
 * @param file lower-case words joined by underscores
 * @param comment the words on one line, without anything that a tool could take for a mark of its own
 */
record NewName(String file, String comment) {
    private static final int BYTES = 120;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNSAID = Pattern.compile("[^\\p{L}\\p{N} .,'()-]+");
    private static final Pattern BACKWARD =
            Pattern.compile("(?:rollback|revert|undo)(?:_.*)?|.*_(?:rollback|revert|undo)");

    /**
     * The name for a description.
     *
     * @throws AppException of kind USAGE when no letter or digit is in it, or when its file would be taken for a
     *     rollback script
     */
    static NewName of(String description) {
        var plain = MARKS.matcher(Normalizer.normalize(description, Normalizer.Form.NFKD))
                .replaceAll("");
        var words = GAPS.matcher(
                        Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        var file = shortened(words.replace(' ', '_'));
        if (file.isEmpty()) {
            throw refused("migration.new.words", description);
        }
        if (BACKWARD.matcher(file).matches()) {
            throw refused("migration.new.backward", file);
        }
        return new NewName(
                file, UNSAID.matcher(description).replaceAll(" ").strip().replaceAll(" {2,}", " "));
    }

    /** The same with another sign between the words. */
    String file(char separator) {
        return file.replace('_', separator);
    }

    private static String shortened(String name) {
        var text = name;
        while (text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        }
        return text.endsWith("_") ? text.substring(0, text.length() - 1) : text;
    }

    private static AppException refused(String key, String what) {
        return new AppException(Problem.of(
                ProblemKind.USAGE, key, Messages.text(key, what), Messages.text("migration.new.words.next")));
    }
}
