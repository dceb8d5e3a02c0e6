package dev.alidade.browser.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses a column's type from some of its values, so that nothing is lost: what has leading zeros stays text. */
final class TypeGuess {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, Predicate<String>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("boolean", matching("true|false|t|f"));
        TYPES.put("bigint", matching("0|-?[1-9]\\d{0,17}"));
        TYPES.put("numeric", matching("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?"));
        TYPES.put("uuid", matching("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
        TYPES.put("date", matching("\\d{4}-\\d\\d-\\d\\d"));
        TYPES.put("timestamp", matching("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?"));
        TYPES.put(
                "timestamptz",
                matching("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d(:?\\d\\d)?)"));
        TYPES.put("jsonb", TypeGuess::isJson);
    }

    private TypeGuess() {}

    /** The narrowest type that takes all values; {@code text} when none does or there is no value. */
    static String of(List<@Nullable String> values) {
        for (var type : TYPES.entrySet()) {
            boolean some = false;
            boolean all = true;
            for (var value : values) {
                if (value != null) {
                    some = true;
                    all &= type.getValue().test(value);
                }
            }
            if (!some) {
                return "text";
            }
            if (all) {
                return type.getKey();
            }
        }
        return "text";
    }

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean isJson(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return false;
        }
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }
}
