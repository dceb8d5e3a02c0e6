package dev.alidade.cli;

import dev.alidade.browser.RelationName;
import dev.alidade.error.AppException;
import java.util.ArrayList;

/** Reads {@code schema.table} from the command line; a name that holds a dot stands in double quotes. */
final class TableArgument {
    private TableArgument() {}

    /**
     * The relation that is meant; without a schema one in {@code public}.
     *
     * @throws AppException of kind USAGE for anything else
     */
    static RelationName parse(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"' && (quoted || part.isEmpty())) {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quoted || parts.size() > 2 || parts.stream().anyMatch(String::isEmpty)) {
            throw TransferUsage.problem("transfer.cli.table", text);
        }
        return parts.size() == 2
                ? new RelationName(parts.getFirst(), parts.getLast())
                : new RelationName("public", parts.getFirst());
    }
}
