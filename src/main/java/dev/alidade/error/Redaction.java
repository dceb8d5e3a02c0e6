package dev.alidade.error;

import java.util.regex.Pattern;

/** Takes passwords out of texts before they reach a log, a dialog or an error message. */
public final class Redaction {
    private static final String MASK = "•••";
    private static final Pattern URI_PASSWORD =
            Pattern.compile("(?i)(\\bpostgres(?:ql)?://[^\\s:/@?#]*):[^\\s/]*@(?=[^\\s@]*)");
    private static final Pattern KEY_VALUE = Pattern.compile(
            "(?i)\\b((?:pg)?password|passwd|pwd|sslpassword|secret|service_role_key|api_?key|access_token)([\"']?\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"|'(?:[^'\\\\]|\\\\.|'')*'|[^\\s,;&)}\\]]+)");
    private static final Pattern SQL_PASSWORD =
            Pattern.compile("(?i)\\b((?:encrypted\\s+)?password\\s+)(E'(?:[^'\\\\]|\\\\.|'')*'|'(?:[^']|'')*')");
    private static final Pattern SCRAM = Pattern.compile("SCRAM-SHA-256\\$[^\\s']+");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*");

    private Redaction() {}

    /** The text with every recognised secret replaced by a mask; the same text when there is none. */
    public static String apply(String text) {
        var result = URI_PASSWORD.matcher(text).replaceAll("$1:" + MASK + "@");
        result = KEY_VALUE.matcher(result).replaceAll("$1$2" + MASK);
        result = SQL_PASSWORD.matcher(result).replaceAll("$1'" + MASK + "'");
        result = SCRAM.matcher(result).replaceAll("SCRAM-SHA-256\\$" + MASK);
        return JWT.matcher(result).replaceAll(MASK);
    }
}
